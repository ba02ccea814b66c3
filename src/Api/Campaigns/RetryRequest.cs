namespace Campaigns.Api.Campaigns;

/// <summary>When a contact that was not reached is dialled again: a rule per disposition, one budget for all of them.</summary>
internal sealed record RetryRequest
{
    /// <summary>Attempts that a contact may spend, whatever the mix of outcomes, 1–50. Default 3.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Default: on, after 5 min.</summary>
    public RetryRuleRequest? NoAnswer { get; init; }

    /// <summary>Default: on, after 10 min.</summary>
    public RetryRuleRequest? Busy { get; init; }

    /// <summary>Default: off, after 60 min.</summary>
    public RetryRuleRequest? TechnicalError { get; init; }

    /// <summary>Default: off, after 60 min.</summary>
    public RetryRuleRequest? Voicemail { get; init; }

    /// <summary>Default: off, after 60 min.</summary>
    public RetryRuleRequest? Declined { get; init; }

    /// <summary>The silo died with the call. Default: on, after 30 min.</summary>
    public RetryRuleRequest? Lost { get; init; }

    /// <summary>How the delay grows from one retry to the next. Default: not at all.</summary>
    public BackoffRequest? Backoff { get; init; }
}
