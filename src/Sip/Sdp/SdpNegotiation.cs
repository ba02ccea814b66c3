using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Sdp;

/// <summary>The offer/answer rules of RFC 3264 for one G.711 stream.</summary>
internal static class SdpNegotiation
{
    private const int OurPacketMs = 20;

    /// <summary>Reads the answer to our offer, which had one audio stream. Null when the answer can't be used.</summary>
    /// <param name="answer">The session description.</param>
    /// <param name="family">Of our own media address: to another one nothing could be sent.</param>
    public static NegotiatedMedia? AcceptAnswer(ReadOnlySpan<byte> answer, AddressFamily family) =>
        SdpParser.Parse(answer) is [var stream, ..] && IsUsable(stream, family) ? Describe(stream) : null;

    /// <summary>Picks the stream of the peer's offer that we take; -1 when there is none.</summary>
    public static int ChooseFromOffer(List<SdpStream> offer, AddressFamily family) => offer.FindIndex(stream => IsUsable(stream, family));

    /// <summary>What a usable stream of the peer means for us.</summary>
    public static NegotiatedMedia Describe(SdpStream stream) => new()
    {
        RemoteEndPoint = new IPEndPoint(stream.Address!, stream.Port),
        RemoteControlEndPoint = stream.ControlPort is { } port ? new IPEndPoint(stream.ControlAddress ?? stream.Address!, port) : null,
        MultiplexesControl = stream.MultiplexesControl,
        Codec = stream.Codec!.Value.Codec,
        PayloadType = stream.Codec.Value.PayloadType,
        TelephoneEvents = stream.TelephoneEvents,
        PacketSamples = stream.MaxPacketMs < OurPacketMs ? 80 : 160,
        Direction = stream.IsHeldByAddress ? MediaDirection.Inactive : Mirror(stream.Direction),
    };

    /// <summary>RFC 3264 §6.1: what the peer only sends we only receive, and the other way round.</summary>
    public static MediaDirection Mirror(MediaDirection direction) => direction switch
    {
        MediaDirection.SendOnly => MediaDirection.ReceiveOnly,
        MediaDirection.ReceiveOnly => MediaDirection.SendOnly,
        _ => direction,
    };

    // 0.0.0.0 is hold, in either family.
    private static bool IsUsable(SdpStream stream, AddressFamily family) =>
        stream.IsUsable && (stream.Address!.AddressFamily == family || stream.IsHeldByAddress);
}
