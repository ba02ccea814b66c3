using System.Net;

namespace Campaigns.Sip.Transport;

/// <summary>The addresses that a trunk's host stands for, and which of them the next INVITE goes to. Used under the endpoint's lock.</summary>
internal sealed class TrunkAddresses
{
    private SocketAddress[] _addresses = [];
    private int _preferred;

    public int Count => _addresses.Length;

    public bool IsKnown => _addresses.Length > 0;

    public SocketAddress Preferred => _addresses[_preferred];

    /// <summary>Keeps to the address in use if it is still among them, so that a refresh moves no traffic.</summary>
    public void Set(IEnumerable<IPAddress> addresses, int port)
    {
        var current = IsKnown ? Preferred : null;
        _addresses = [.. addresses.Select(address => new IPEndPoint(address, port).Serialize())];
        _preferred = current is null ? 0 : Math.Max(0, Array.IndexOf(_addresses, current));
    }

    /// <summary>The preferred one can't be reached.</summary>
    public void PreferNext() => _preferred = (_preferred + 1) % _addresses.Length;

    /// <summary>Whether a datagram comes from the trunk, whatever its port.</summary>
    public bool Contains(SocketAddress source)
    {
        foreach (var address in _addresses)
        {
            if (SocketAddresses.SameHost(address, source))
            {
                return true;
            }
        }

        return false;
    }
}
