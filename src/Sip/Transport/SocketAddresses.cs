using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>Compares and reads socket addresses without turning them into objects.</summary>
internal static class SocketAddresses
{
    /// <summary>The same IP address, whatever the port: a carrier may answer from another port than it listens on.</summary>
    public static bool SameHost(SocketAddress left, SocketAddress right) =>
        left.Family == right.Family && Host(left).SequenceEqual(Host(right));

    public static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }

    public static IPEndPoint ToEndPoint(SocketAddress address) => address.Family == AddressFamily.InterNetworkV6
        ? (IPEndPoint)new IPEndPoint(IPAddress.IPv6Any, 0).Create(address)
        : (IPEndPoint)new IPEndPoint(IPAddress.Any, 0).Create(address);

    private static ReadOnlySpan<byte> Host(SocketAddress address) => address.Family == AddressFamily.InterNetworkV6
        ? address.Buffer.Span.Slice(8, 16)
        : address.Buffer.Span.Slice(4, 4);
}
