using Campaigns.Domain.Attempts;
using Campaigns.Domain.Pacing;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>What one call says about its trunk.</summary>
/// <param name="Evidence">A <see cref="TrunkEvidence"/>.</param>
/// <param name="RetryAfterMs">As the carrier asked; 0 when it did not.</param>
/// <param name="SipStatus">What the carrier answered; null: nothing, or it is older than this member.</param>
/// <param name="Failure">A <see cref="CallFailure"/>.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkResult")]
public readonly record struct TrunkResult(
    [property: Id(0)] short Evidence,
    [property: Id(1)] int RetryAfterMs,
    [property: Id(2)] int? SipStatus = null,
    [property: Id(3)] short Failure = 0)
{
    /// <summary>The evidence by its name.</summary>
    public TrunkEvidence Says => (TrunkEvidence)Evidence;

    /// <summary>The trunk has taken a call to its number.</summary>
    public static TrunkResult Connected { get; } = new((short)TrunkEvidence.Connected, 0);

    /// <summary>What the end of a call says.</summary>
    public static TrunkResult Of(TrunkEvidence evidence, CallOutcome outcome) => new(
        (short)evidence, (int)Math.Min(int.MaxValue, outcome.RetryAfter?.TotalMilliseconds ?? 0), outcome.SipStatus, (short)outcome.Failure);
}
