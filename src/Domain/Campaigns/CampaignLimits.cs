using NodaTime;

namespace Campaigns.Domain.Campaigns;

/// <summary>
/// The ranges of a campaign's settings. The defaults are the product's; a load run may widen the ones that would make it wait.
/// </summary>
public sealed record CampaignLimits
{
    public static CampaignLimits Default { get; } = new();

    public Duration MinRetryDelay { get; init; } = Duration.FromMinutes(1);
    public Duration MaxRetryDelay { get; init; } = Duration.FromDays(7);
    public Duration MinRingTimeout { get; init; } = Duration.FromSeconds(5);
    public Duration MaxRingTimeout { get; init; } = Duration.FromSeconds(120);
    public Duration MinCallDuration { get; init; } = Duration.FromSeconds(10);
    public Duration MaxCallDuration { get; init; } = Duration.FromHours(4);
    public int MaxConcurrentCalls { get; init; } = 100_000;
    public double MinCallsPerSecond { get; init; } = 0.1;
    public double MaxCallsPerSecond { get; init; } = 10_000;
    public int MaxAttempts { get; init; } = 50;
}
