namespace Campaigns.Domain.Slots;

/// <summary>
/// The last question before an INVITE leaves, asked on the silo that dials. A frozen silo that wakes up, a paused campaign, a window
/// that closed since the gates were asked and a number that was put on the do-not-call list a moment ago are all caught here.
/// </summary>
public static class LastLook
{
    /// <summary>The first reason not to dial; <see cref="LastLookVerdict.Dial"/> when there is none.</summary>
    public static LastLookVerdict Take(in LastLookFacts facts) => facts switch
    {
        { Suppressed: true } => LastLookVerdict.DoNotCall,
        { Draining: true } => LastLookVerdict.SiloDraining,
        { WindowOpen: false } => LastLookVerdict.WindowClosed,
        _ when facts.GrantEpoch != facts.CurrentEpoch => LastLookVerdict.EpochRose,
        _ when facts.LeaseLeft <= Lease.LeastForInvite => LastLookVerdict.LeaseLapsed,
        _ => LastLookVerdict.Dial,
    };
}
