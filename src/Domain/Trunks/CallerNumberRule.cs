namespace Campaigns.Domain.Trunks;

/// <summary>How a trunk's caller number is used, where that isn't as the others are.</summary>
public sealed record CallerNumberRule
{
    /// <summary>The largest weight.</summary>
    public const int MostWeight = 20;

    /// <summary>The largest cap.</summary>
    public const int MostCallsPerDay = 1_000_000;

    /// <summary>E.164, one of the trunk's numbers.</summary>
    public required string Number { get; init; }

    /// <summary>Its share of the contacts among all numbers, 1–20. Default 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>
    /// Attempts on one day of <see cref="TrunkSettings.CallerNumberZone"/>, 1–1,000,000; its contacts wait for the next day then. Null: no cap.
    /// </summary>
    public int? MaxCallsPerDay { get; init; }
}
