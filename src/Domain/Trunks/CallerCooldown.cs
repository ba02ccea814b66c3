using NodaTime;

namespace Campaigns.Domain.Trunks;

/// <summary>When a caller number that people refuse is left alone for a while.</summary>
public sealed record CallerCooldown
{
    /// <summary>Calls in a row that were refused with 603, 607 or 608, 2–1000.</summary>
    public required int After { get; init; }

    /// <summary>How long the number rests then, 1 min–7 days.</summary>
    public required Duration Rest { get; init; }
}
