using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Domain.Pacing;

/// <summary>Reads a call's outcome as evidence about its trunk.</summary>
public static class TrunkTestimony
{
    /// <summary>What this outcome says about the trunk that carried the call.</summary>
    public static TrunkEvidence Of(CallOutcome outcome) => outcome switch
    {
        { AnsweredAt: not null } => TrunkEvidence.Connected,
        { Failure: CallFailure.NotAdmitted or CallFailure.Internal or CallFailure.RequestTooLarge } => TrunkEvidence.None,

        // Our own CANCEL and the 487 that it brings are no answer of the carrier's, but a phone that rang is.
        { OurReason: not null and not CallEndReason.RingTimeout, SipStatus: null or 487 } => RangOr(TrunkEvidence.None, outcome),
        { SipStatus: null } => RangOr(TrunkEvidence.Against, outcome),
        { SipStatus: { } status } => OfStatus(status, outcome),
    };

    /// <summary>The statuses that say more about the trunk than about the called party: 401, 403, 404, 407, 488 and any 5xx but 503.</summary>
    public static bool SpeaksAgainst(int sipStatus) => sipStatus is 401 or 403 or 404 or 407 or 488 or (>= 500 and < 600 and not 503);

    /// <summary>
    /// Since when another call must have been connected to bear witness that this outcome is not the trunk's fault: since this one's end;
    /// for an INVITE that nobody replied to, since the middle of the time in which it was sent again and again, because a trunk that
    /// carried others then carried its last transmissions too.
    /// </summary>
    public static Instant WitnessSince(CallOutcome outcome) => outcome is { Failure: CallFailure.NoResponse, InviteAt: { } sent }
        ? outcome.EndedAt - ((outcome.EndedAt - sent) / 2)
        : outcome.EndedAt;

    private static TrunkEvidence OfStatus(int status, CallOutcome outcome) => OutcomeTable.OfStatus(status, outcome).Disposition switch
    {
        // A Q.850 cause may have told the truth behind a 500.
        Disposition.Busy or Disposition.NoAnswer or Disposition.Declined => TrunkEvidence.Connected,
        Disposition.Capacity => TrunkEvidence.Capacity,
        _ => SpeaksAgainst(status) ? TrunkEvidence.Against : TrunkEvidence.None,
    };

    private static TrunkEvidence RangOr(TrunkEvidence otherwise, CallOutcome outcome) => outcome.RingingAt is null ? otherwise : TrunkEvidence.Connected;
}
