using Campaigns.Domain.Pacing;

namespace Campaigns.Grains.Interfaces.Trunks;

/// <summary>What one call says about its trunk.</summary>
/// <param name="Evidence">A <see cref="TrunkEvidence"/>.</param>
/// <param name="RetryAfterMs">As the carrier asked; 0 when it did not.</param>
[GenerateSerializer, Immutable, Alias("Campaigns.TrunkResult")]
public readonly record struct TrunkResult([property: Id(0)] short Evidence, [property: Id(1)] int RetryAfterMs)
{
    public static TrunkResult Of(TrunkEvidence evidence, int retryAfterMs = 0) => new((short)evidence, retryAfterMs);

    /// <summary>The evidence by its name.</summary>
    public TrunkEvidence Says => (TrunkEvidence)Evidence;
}
