using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>What one disposition leads to.</summary>
internal sealed record RetryRuleResponse(bool Enabled, Duration Delay, int? MaxAttempts)
{
    public static RetryRuleResponse From(RetryRule rule) => new(rule.Enabled, rule.Delay, rule.MaxAttempts);
}
