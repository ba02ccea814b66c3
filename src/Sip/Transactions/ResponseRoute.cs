using System.Buffers.Binary;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>Where a response goes: RFC 3261 §18.2.2 with the rport of RFC 3581 §4 for a datagram, back over the stream otherwise.</summary>
internal static class ResponseRoute
{
    public static NextHop Destination(SipMessage request)
    {
        if (request.Connection is { } connection)
        {
            return connection;
        }

        var destination = SocketAddresses.Copy(request.Source);
        if (ViaField.TryParse(request.First(HeaderKind.Via), out var via)
            && !HeaderParameters.TryGet(via.Parameters, "rport"u8, out _))
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination.Buffer.Span[2..], (ushort)via.SentByPort);
        }

        return new NextHop(SipTransport.Udp, destination);
    }
}
