using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Campaigns.Telephony.SipSorcery.Signalling;

/// <summary>
/// Addresses of trunks by the system's resolver. SIPSorcery's own lookups are never used: without a name server in the system's settings they go
/// to a public one, and the INVITE that triggers one waits for its repetition.
/// </summary>
internal sealed class TrunkHosts(AddressFamily family, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (IPAddress Address, long Since)> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An address of the host; null when it doesn't resolve.</summary>
    public async ValueTask<IPAddress?> FindAsync(string host)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return literal;
        }

        if (_known.TryGetValue(host, out var known) && time.GetElapsedTime(known.Since) < Lifetime)
        {
            return known.Address;
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, family).ConfigureAwait(false);
            if (addresses.Length == 0)
            {
                return null;
            }

            _known[host] = (addresses[0], time.GetTimestamp());
            return addresses[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
