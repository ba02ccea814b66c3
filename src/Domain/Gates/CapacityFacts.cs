using NodaTime;

namespace Campaigns.Domain.Gates;

/// <summary>How much a campaign or a trunk has left at one instant.</summary>
/// <param name="InUse">Slots or channels in use.</param>
/// <param name="Limit">Slots at most; of a trunk, what it has learned that the carrier carries.</param>
/// <param name="NextCallAt">When the rate allows the next call; now or earlier: at once.</param>
public sealed record CapacityFacts(int InUse, int Limit, Instant NextCallAt)
{
    /// <summary>Of a trunk: its breaker is open, and only probe calls are placed.</summary>
    public bool OnlyProbes { get; init; }

    /// <summary>Of a trunk: its carrier asked for a pause until then; null when it didn't.</summary>
    public Instant? RestsUntil { get; init; }
}
