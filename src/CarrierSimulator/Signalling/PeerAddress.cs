using System.Buffers.Binary;
using System.Net;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>An IPv4 address and port as two numbers: cheap to compare, to hash and to make a socket address of.</summary>
internal readonly record struct PeerAddress(uint Address, ushort Port)
{
    public static PeerAddress From(IPEndPoint endPoint)
    {
        Span<byte> bytes = stackalloc byte[4];
        return endPoint.Address.TryWriteBytes(bytes, out var written) && written == 4
            ? new PeerAddress(BinaryPrimitives.ReadUInt32BigEndian(bytes), (ushort)endPoint.Port)
            : throw new ArgumentException("The simulated carrier speaks IPv4 only.", nameof(endPoint));
    }

    public static PeerAddress From(SocketAddress socketAddress)
    {
        // sockaddr_in: family (2 bytes), port and address in network order.
        var bytes = socketAddress.Buffer.Span;
        return new PeerAddress(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
    }

    public IPEndPoint ToEndPoint()
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Address);
        return new IPEndPoint(new IPAddress(bytes), Port);
    }

    public override string ToString() => ToEndPoint().ToString();
}
