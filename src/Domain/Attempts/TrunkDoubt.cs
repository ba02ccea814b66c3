using Campaigns.Domain.Pacing;
using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>
/// Who is charged with an outcome that may be the trunk's fault. A broken trunk answers 404 for every number: such an outcome is the
/// contact's only when another call bears witness that the trunk works. Without a witness the contact goes back unspent, and its third
/// refusal in a row is believed while the trunk connects other calls.
/// </summary>
public static class TrunkDoubt
{
    /// <summary>The refusal of one contact that counts, when its trunk connects others.</summary>
    public const int RefusalsThatCount = 3;

    /// <summary>The verdict as it counts for the contact.</summary>
    /// <param name="verdict">What <see cref="OutcomeTable"/> says.</param>
    /// <param name="outcome">What the wire showed.</param>
    /// <param name="witnessed">The trunk connected another call since <see cref="TrunkTestimony.WitnessSince"/>.</param>
    /// <param name="trunkConnectsOthers">Its breaker is closed and one of its last calls was connected.</param>
    /// <param name="refusalsBefore">How often in a row the trunk has refused this contact before.</param>
    public static CallVerdict Judge(CallVerdict verdict, CallOutcome outcome, bool witnessed, bool trunkConnectsOthers, int refusalsBefore)
    {
        var believed = witnessed || (trunkConnectsOthers && refusalsBefore + 1 >= RefusalsThatCount);
        return believed || TrunkTestimony.Of(outcome) is not TrunkEvidence.Against ? verdict : verdict with { Disposition = Disposition.TrunkRefused };
    }

    /// <summary>How long a contact rests that its trunk has refused, so that the next calls ask with other numbers.</summary>
    /// <param name="disposition">Of the attempt that was not spent.</param>
    /// <param name="breakerOpen">Only probes are placed: many other contacts come first.</param>
    public static Duration RestAfter(Disposition disposition, bool breakerOpen) => disposition switch
    {
        Disposition.TrunkRefused => breakerOpen ? Duration.FromMinutes(10) : Duration.FromSeconds(15),
        Disposition.Capacity => Duration.FromSeconds(5),
        _ => Duration.Zero,
    };
}
