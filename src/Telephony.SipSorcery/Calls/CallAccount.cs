using Campaigns.Domain.Attempts;
using Campaigns.Telephony.SipSorcery.Signalling;
using NodaTime;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Calls;

/// <summary>Gathers a call's outcome while it happens. First instants are kept, later ones ignored.</summary>
internal sealed class CallAccount(string callId)
{
    private int? _status;
    private string? _reasonPhrase;
    private string? _remoteTag;
    private Duration? _retryAfter;
    private Instant? _tryingAt;

    /// <summary>Why we end it; the first reason stands.</summary>
    public CallEndReason? OurReason { get; set; }

    public CallParty EndedBy { get; set; }

    public CallFailure Failure { get; set; }

    public int? Q850Cause { get; set; }

    public Instant? InviteAt { get; set; }

    public Instant? RingingAt { get; private set; }

    public Instant? AnsweredAt { get; set; }

    public int InviteTransmissions { get; set; }

    /// <summary>True for the first 18x.</summary>
    public bool NoteProvisional(int status, Instant now)
    {
        if (status == 100)
        {
            _tryingAt ??= now;
        }

        if (status is < 180 or >= 190 || RingingAt is not null)
        {
            return false;
        }

        RingingAt = now;
        return true;
    }

    public void NoteFinal(SIPResponse response)
    {
        (_status, _reasonPhrase) = (response.StatusCode, response.ReasonPhrase);
        _remoteTag = response.Header.To?.ToTag ?? _remoteTag;
        if (response.StatusCode >= 300)
        {
            Q850Cause = ResponseFacts.Q850Cause(response.Header);
            _retryAfter = ResponseFacts.RetryAfter(response.Header);
        }
    }

    public CallOutcome Close(Instant now) => new()
    {
        CallId = callId,
        SipStatus = _status,
        SipReason = _reasonPhrase,
        Q850Cause = Q850Cause,
        RetryAfter = _retryAfter,
        Failure = Failure,
        OurReason = EndedBy is CallParty.Us && Failure is not CallFailure.MediaFailed ? OurReason : null,
        EndedBy = EndedBy,
        InviteAt = InviteAt,
        TryingAt = _tryingAt,
        RingingAt = RingingAt,
        AnsweredAt = AnsweredAt,
        EndedAt = now,
        RemoteTag = _remoteTag,
        InviteTransmissions = InviteTransmissions,
    };
}
