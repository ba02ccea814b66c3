using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;

namespace Campaigns.Sip.Calls;

/// <summary>The one terminal outcome of a call. Instants come from the endpoint's <see cref="TimeProvider"/>.</summary>
public sealed record SipCallResult
{
    public required string CallId { get; init; }

    /// <summary>The peer's tag, once an answer or a refusal named one.</summary>
    public string? RemoteTag { get; init; }

    /// <summary>The final response to the INVITE if one came: also the 487 of a cancelled call and the 200 that crossed our CANCEL.</summary>
    public int? Status { get; init; }

    /// <summary>Its reason phrase; may be empty.</summary>
    public string? ReasonPhrase { get; init; }

    public CallFailure Failure { get; init; }

    /// <summary>For <see cref="CallFailure"/>s other than None a sentence for the operator.</summary>
    public string? FailureDetail { get; init; }

    public CallEnder EndedBy { get; init; }

    /// <summary>None unless <see cref="EndedBy"/> is Local.</summary>
    public LocalEndCause LocalCause { get; init; }

    /// <summary>The peer answered with a 2xx: a billable call, whatever came then.</summary>
    public bool Answered => AnsweredAt is not null;

    /// <summary>The 2xx came after we had decided to cancel; it was acknowledged and hung up at once.</summary>
    public bool AnsweredAfterCancel { get; init; }

    /// <summary>The Q.850 cause of the refusal or of the peer's BYE (RFC 3326).</summary>
    public ReasonHeader? Q850 { get; init; }

    /// <summary>How long the peer asks us to stay away (RFC 3261 §20.33).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>When the first INVITE left; null when none did.</summary>
    public DateTimeOffset? InviteSentAt { get; init; }

    /// <summary>First 100.</summary>
    public DateTimeOffset? TryingAt { get; init; }

    /// <summary>First 18x.</summary>
    public DateTimeOffset? RingingAt { get; init; }

    /// <summary>First 2xx.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the last transaction of the call had ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>INVITE requests with different CSeq numbers: 1, and one more for each challenge answered and each further server tried.</summary>
    public int InviteRequests { get; init; }

    /// <summary>How often timer A repeated an INVITE.</summary>
    public int InviteRetransmissions { get; init; }

    /// <summary>The final response to our BYE; null when we sent none or it was never answered.</summary>
    public int? ByeStatus { get; init; }

    /// <summary>Null for a call that was not answered and on a signalling-only endpoint.</summary>
    public MediaStatistics? Media { get; init; }
}
