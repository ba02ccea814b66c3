namespace Campaigns.Api.Trunks;

/// <summary>How a trunk's caller number is used, where that isn't as the others are.</summary>
internal sealed record CallerNumberRuleRequest
{
    /// <summary>One of the trunk's callerNumbers. Required.</summary>
    public string? Number { get; init; }

    /// <summary>Its share of the contacts among all numbers, 1–20. Default 1.</summary>
    public int? Weight { get; init; }

    /// <summary>Attempts on one day, 1–1,000,000; its contacts wait for the next day then. Default: no cap.</summary>
    public int? MaxCallsPerDay { get; init; }
}
