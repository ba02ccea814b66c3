using System.Net;

namespace Campaigns.Sip.Sdp;

/// <summary>What an offer and its answer agreed on for the one audio stream of a call.</summary>
public sealed record NegotiatedMedia
{
    /// <summary>Where the peer wants its RTP.</summary>
    public required IPEndPoint RemoteEndPoint { get; init; }

    public required AudioCodec Codec { get; init; }

    /// <summary>The RTP payload type of the codec, 0–127.</summary>
    public required int PayloadType { get; init; }

    /// <summary>The payload type of telephone-event (RFC 4733); null when the peer doesn't take it.</summary>
    public int? TelephoneEventPayloadType { get; init; }

    /// <summary>What WE may do: <see cref="MediaDirection.ReceiveOnly"/> and <see cref="MediaDirection.Inactive"/> mean that the peer put us on hold.</summary>
    public required MediaDirection Direction { get; init; }

    /// <summary>True while the peer doesn't want to hear us.</summary>
    public bool OnHold => !Direction.HasFlag(MediaDirection.SendOnly);
}
