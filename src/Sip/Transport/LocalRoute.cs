using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>Asks the routing table which of our addresses a peer would see.</summary>
internal static class LocalRoute
{
    /// <summary>Connects an unused UDP socket, which sends nothing. Null when there is no route.</summary>
    public static IPAddress? AddressTowards(IPEndPoint remote)
    {
        using var probe = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            probe.Connect(remote);
        }
        catch (SocketException)
        {
            // No route now; the first send will say so in its outcome.
            return null;
        }

        return ((IPEndPoint)probe.LocalEndPoint!).Address;
    }
}
