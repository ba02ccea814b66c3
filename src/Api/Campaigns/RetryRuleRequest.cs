namespace Campaigns.Api.Campaigns;

/// <summary>What one disposition leads to. What is left out takes the disposition's default.</summary>
internal sealed record RetryRuleRequest
{
    /// <summary>False: the contact is final at once.</summary>
    public bool? Enabled { get; init; }

    /// <summary>From the attempt's end to the retry, 1 min–7 days: "00:05:00", "1.00:00:00".</summary>
    public string? Delay { get; init; }

    /// <summary>Own cap, 1–50; left out: only the budget counts.</summary>
    public int? MaxAttempts { get; init; }
}
