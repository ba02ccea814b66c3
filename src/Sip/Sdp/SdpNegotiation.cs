using System.Net;

namespace Campaigns.Sip.Sdp;

/// <summary>The offer/answer rules of RFC 3264 for one G.711 stream.</summary>
internal static class SdpNegotiation
{
    /// <summary>Reads the answer to our offer, which had one audio stream. Null when the answer can't be used.</summary>
    public static NegotiatedMedia? AcceptAnswer(ReadOnlySpan<byte> answer) =>
        SdpParser.Parse(answer) is [var stream, ..] && stream.IsUsable ? Describe(stream) : null;

    /// <summary>Picks the stream of the peer's offer that we take; -1 when there is none.</summary>
    public static int ChooseFromOffer(List<SdpStream> offer) => offer.FindIndex(stream => stream.IsUsable);

    /// <summary>What a usable stream of the peer means for us.</summary>
    public static NegotiatedMedia Describe(SdpStream stream) => new()
    {
        RemoteEndPoint = new IPEndPoint(stream.Address!, stream.Port),
        Codec = stream.Codec!.Value.Codec,
        PayloadType = stream.Codec.Value.PayloadType,
        TelephoneEventPayloadType = stream.TelephoneEventPayloadType,
        Direction = stream.IsHeldByAddress ? MediaDirection.Inactive : Mirror(stream.Direction),
    };

    /// <summary>RFC 3264 §6.1: what the peer only sends we only receive, and the other way round.</summary>
    public static MediaDirection Mirror(MediaDirection direction) => direction switch
    {
        MediaDirection.SendOnly => MediaDirection.ReceiveOnly,
        MediaDirection.ReceiveOnly => MediaDirection.SendOnly,
        _ => direction,
    };
}
