using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;

namespace Campaigns.Sip.Calls;

/// <summary>Gathers a call's outcome while it happens. First instants are kept, later ones ignored.</summary>
internal sealed class CallRecord
{
    public string? RemoteTag { get; set; }

    public int? Status { get; private set; }

    public string? ReasonPhrase { get; private set; }

    public CallFailure Failure { get; private set; }

    public string? FailureDetail { get; private set; }

    public CallEnder EndedBy { get; set; }

    public LocalEndCause LocalCause { get; set; }

    public bool AnsweredAfterCancel { get; set; }

    public ReasonHeader? Q850 { get; set; }

    public TimeSpan? RetryAfter { get; private set; }

    public DateTimeOffset? InviteSentAt { get; set; }

    public DateTimeOffset? TryingAt { get; private set; }

    public DateTimeOffset? RingingAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public int InviteRequests { get; set; }

    public int InviteRetransmissions { get; set; }

    public int? ByeStatus { get; set; }

    public void OnProvisional(int status, DateTimeOffset now)
    {
        if (status == 100)
        {
            TryingAt ??= now;
        }
        else if (status is >= 180 and < 190)
        {
            RingingAt ??= now;
        }
    }

    public void OnFinal(SipMessage response)
    {
        Status = response.Status;
        ReasonPhrase = WireText.ReasonPhrase(response.ReasonPhrase);
        if (response.ToTag is { IsEmpty: false } tag)
        {
            RemoteTag = WireText.Decode(tag);
        }

        if (response.Status >= 300)
        {
            Q850 = ReasonHeader.Find(response, "Q.850");
            RetryAfter = Messages.RetryAfter.Read(response);
        }
    }

    public void Fail(CallFailure failure, string detail)
    {
        Failure = failure;
        FailureDetail = detail;
    }

    public SipCallResult ToResult(string callId, DateTimeOffset endedAt, MediaStatistics? media) => new()
    {
        CallId = callId,
        RemoteTag = RemoteTag,
        Status = Status,
        ReasonPhrase = ReasonPhrase,
        Failure = Failure,
        FailureDetail = FailureDetail,
        EndedBy = EndedBy,
        LocalCause = EndedBy == CallEnder.Local ? LocalCause : LocalEndCause.None,
        AnsweredAfterCancel = AnsweredAfterCancel,
        Q850 = Q850,
        RetryAfter = RetryAfter,
        InviteSentAt = InviteSentAt,
        TryingAt = TryingAt,
        RingingAt = RingingAt,
        AnsweredAt = AnsweredAt,
        EndedAt = endedAt,
        InviteRequests = InviteRequests,
        InviteRetransmissions = InviteRetransmissions,
        ByeStatus = ByeStatus,
        Media = media,
    };
}
