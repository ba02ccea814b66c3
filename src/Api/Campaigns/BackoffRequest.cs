namespace Campaigns.Api.Campaigns;

/// <summary>How a retry delay grows.</summary>
internal sealed record BackoffRequest
{
    /// <summary>1: fixed. 1.01–10: each further retry waits that many times longer. Default 1.</summary>
    public double? Multiplier { get; init; }

    /// <summary>The longest delay, at most 7 days. Default "7.00:00:00".</summary>
    public string? Cap { get; init; }
}
