using Campaigns.Domain.Attempts;

namespace Campaigns.Api.Campaigns;

/// <summary>A retry policy, in the form in which a request may give it back.</summary>
internal sealed record RetryResponse
{
    public required int MaxAttempts { get; init; }
    public required RetryRuleResponse NoAnswer { get; init; }
    public required RetryRuleResponse Busy { get; init; }
    public required RetryRuleResponse TechnicalError { get; init; }
    public required RetryRuleResponse Voicemail { get; init; }
    public required RetryRuleResponse Declined { get; init; }
    public required RetryRuleResponse Lost { get; init; }
    public required BackoffResponse Backoff { get; init; }

    public static RetryResponse From(RetryPolicy policy) => new()
    {
        MaxAttempts = policy.MaxAttempts,
        NoAnswer = RetryRuleResponse.From(policy.NoAnswer),
        Busy = RetryRuleResponse.From(policy.Busy),
        TechnicalError = RetryRuleResponse.From(policy.TechnicalError),
        Voicemail = RetryRuleResponse.From(policy.Voicemail),
        Declined = RetryRuleResponse.From(policy.Declined),
        Lost = RetryRuleResponse.From(policy.Lost),
        Backoff = new BackoffResponse(policy.Backoff.Multiplier, policy.Backoff.Cap),
    };
}
