using System.Net;

namespace Campaigns.Sip.Sdp;

/// <summary>What an offer and its answer agreed on for the one audio stream of a call.</summary>
public sealed record NegotiatedMedia
{
    /// <summary>Where the peer wants its RTP.</summary>
    public required IPEndPoint RemoteEndPoint { get; init; }

    /// <summary>Where the peer wants its RTCP when it isn't multiplexed (RFC 3605); null: the port after the RTP's.</summary>
    public IPEndPoint? RemoteControlEndPoint { get; init; }

    /// <summary>RTP and RTCP share one port, on both sides (RFC 5761).</summary>
    public bool MultiplexesControl { get; init; }

    public required AudioCodec Codec { get; init; }

    /// <summary>The RTP payload type of the codec, 0–127.</summary>
    public required int PayloadType { get; init; }

    /// <summary>How the peer takes key presses (RFC 4733); null when it doesn't.</summary>
    public TelephoneEventFormat? TelephoneEvents { get; init; }

    /// <summary>The payload type of telephone-event; null when the peer doesn't take it.</summary>
    public int? TelephoneEventPayloadType => TelephoneEvents?.PayloadType;

    /// <summary>Samples in a packet of ours: 160 (20 ms), or 80 for a peer whose maxptime is shorter than 20 ms.</summary>
    public int PacketSamples { get; init; } = 160;

    /// <summary>What WE may do: <see cref="MediaDirection.ReceiveOnly"/> and <see cref="MediaDirection.Inactive"/> mean that the peer put us on hold.</summary>
    public required MediaDirection Direction { get; init; }

    /// <summary>True while the peer doesn't want to hear us.</summary>
    public bool OnHold => !Direction.HasFlag(MediaDirection.SendOnly);
}
