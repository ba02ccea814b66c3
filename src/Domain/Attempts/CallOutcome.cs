using Campaigns.Domain.CallRecords;
using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>
/// The one terminal outcome of one placed call, as the telephony adapter saw it. Exactly one is produced for each call,
/// after BYE or CANCEL has really finished and the media port is free.
/// </summary>
public sealed record CallOutcome
{
    /// <summary>The call's Call-ID, as it was ordered.</summary>
    public required string CallId { get; init; }

    /// <summary>The last final SIP status received (also the 487 and a 200 that arrived after our CANCEL); null when none was.</summary>
    public int? SipStatus { get; init; }

    /// <summary>The reason phrase beside <see cref="SipStatus"/>.</summary>
    public string? SipReason { get; init; }

    /// <summary>Q.850 cause of the Reason header (RFC 3326), 0–127; null when none was given.</summary>
    public int? Q850Cause { get; init; }

    /// <summary>From the Retry-After header; null when none was given.</summary>
    public Duration? RetryAfter { get; init; }

    /// <summary>What failed on our side or on the way; <see cref="CallFailure.None"/> when the far end decided.</summary>
    public CallFailure Failure { get; init; }

    /// <summary>Why we ended the call, when we did.</summary>
    public CallEndReason? OurReason { get; init; }

    /// <summary>Who ended the call.</summary>
    public CallParty EndedBy { get; init; }

    public Instant? InviteAt { get; init; }
    public Instant? TryingAt { get; init; }

    /// <summary>First 18x; null when the phone never rang.</summary>
    public Instant? RingingAt { get; init; }

    /// <summary>The first 2xx, also one that crossed our CANCEL.</summary>
    public Instant? AnsweredAt { get; init; }

    public required Instant EndedAt { get; init; }
    public string? RemoteTag { get; init; }

    /// <summary>INVITE datagrams sent, retransmissions included.</summary>
    public int InviteTransmissions { get; init; }

    /// <summary>What else an answered call showed; null when nothing is known.</summary>
    public CallDetails? Details { get; init; }
}
