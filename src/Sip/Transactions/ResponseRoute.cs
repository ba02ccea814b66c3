using System.Buffers.Binary;
using System.Net;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>Where a response over UDP goes: RFC 3261 §18.2.2 with the rport of RFC 3581 §4.</summary>
internal static class ResponseRoute
{
    public static SocketAddress Destination(SipMessage request)
    {
        var destination = SocketAddresses.Copy(request.Source);
        if (ViaField.TryParse(request.First(HeaderKind.Via), out var via)
            && !HeaderParameters.TryGet(via.Parameters, "rport"u8, out _))
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination.Buffer.Span[2..], (ushort)via.SentByPort);
        }

        return destination;
    }
}
