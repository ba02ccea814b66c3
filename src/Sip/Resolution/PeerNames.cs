using System.Net.Sockets;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Resolution;

/// <summary>
/// Hosts that peers name in Contact and Record-Route. A question to DNS takes longer than an ACK may wait, so it is asked in the background
/// and answered from memory. Used under the endpoint's lock.
/// </summary>
internal sealed class PeerNames(ServerLocator locator, TimeProvider time, Lock gate, TimeSpan lifetime)
{
    /// <summary>The names of a carrier are few; a peer that invents new ones must not fill memory.</summary>
    private const int Most = 256;

    private readonly Dictionary<SipServer, Entry> _known = [];

    /// <summary>The first address of a host; null while DNS hasn't answered, or when it knows none.</summary>
    public NextHop? Find(SipServer server)
    {
        if (!_known.TryGetValue(server, out var entry))
        {
            if (_known.Count == Most)
            {
                return null;
            }

            _known.Add(server, entry = new Entry());
        }

        if (!entry.IsAsking && (entry.AskedAt is not { } at || time.GetElapsedTime(at) > lifetime))
        {
            entry.IsAsking = true;
            entry.AskedAt = time.GetTimestamp();
            _ = Task.Run(() => AskAsync(server, entry));
        }

        return entry.Hop;
    }

    private async Task AskAsync(SipServer server, Entry entry)
    {
        NextHop? hop = null;
        try
        {
            var located = await locator.LocateAsync(server, CancellationToken.None).ConfigureAwait(false);
            hop = located.MinBy(one => one.Priority)?.Hops[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            // The address that the peer's answer came from is used, as before there was an answer.
        }

        lock (gate)
        {
            entry.IsAsking = false;
            entry.Hop = hop ?? entry.Hop;
        }
    }

    private sealed class Entry
    {
        public NextHop? Hop { get; set; }

        public long? AskedAt { get; set; }

        public bool IsAsking { get; set; }
    }
}
