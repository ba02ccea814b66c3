using Campaigns.Domain.CallRecords;
using NodaTime;

namespace Campaigns.Domain.Slots;

/// <summary>
/// When a call of a dead owner has certainly ended. Its slot is not given to anyone before that, because the carrier still counts the call.
/// </summary>
public abstract record OrphanRule
{
    /// <summary>64 × T1: how long a far end repeats a 2xx that nobody acknowledges before it gives the call up (RFC 3261 §13.3.1.4).</summary>
    public static readonly Duration UnacknowledgedAnswer = Duration.FromSeconds(32);

    // One more than a short outage of the carrier takes: three times 64 × T1.
    private const int ByesThatEndACall = 3;

    private OrphanRule() { }

    /// <summary>An answer was recorded: send BYE; the call has ended when the far end confirms it.</summary>
    public sealed record HangUp(RecordedDialog Dialog) : OrphanRule;

    /// <summary>The call has ended for certain: it is lost.</summary>
    public sealed record Lost : OrphanRule;

    /// <summary>It may still be up.</summary>
    public sealed record WaitUntil(Instant At) : OrphanRule;

    /// <summary>
    /// Decides for one open call. An INVITE leaves only under a live lease, so not after <paramref name="lapsedAt"/>; it rings no longer than
    /// its Expires; an answer that was never recorded was never acknowledged either, so the far end drops it after 64 × T1.
    /// A recorded answer is over when the far end confirms the BYE; one that it leaves unanswered three times, each time until timer F,
    /// is over too (RFC 3261 §15.1.1), and at the latest at its longest duration.
    /// </summary>
    /// <param name="call">As it was left.</param>
    /// <param name="lapsedAt">When the owner's lease had lapsed for certain.</param>
    /// <param name="unansweredByes">BYEs that nobody answered so far.</param>
    /// <param name="now">Wall clock.</param>
    public static OrphanRule Decide(OpenCall call, Instant lapsedAt, int unansweredByes, Instant now)
    {
        if (call.Dialog is { } dialog)
        {
            return unansweredByes >= ByesThatEndACall || now >= call.AnsweredAt + call.MaxCallDuration ? new Lost() : new HangUp(dialog);
        }

        // The intent precedes its INVITE by the last look only, but a frozen silo may send until its lease ends.
        var latestInvite = Instant.Min(lapsedAt, call.IntendedAt + LatestInviteAfterIntent);
        var ended = latestInvite + call.RingTimeout + UnacknowledgedAnswer;
        return now >= ended ? new Lost() : new WaitUntil(ended);
    }

    // TTL of a lease: no INVITE leaves later than that after its intent.
    private static readonly Duration LatestInviteAfterIntent = Duration.FromSeconds(15);
}
