namespace Campaigns.Dashboard.Client;

/// <summary>When a contact that was not reached is called again.</summary>
public sealed record RetryView
{
    public int MaxAttempts { get; init; }

    public required RetryRuleView NoAnswer { get; init; }

    public required RetryRuleView Busy { get; init; }

    public required RetryRuleView TechnicalError { get; init; }

    public required RetryRuleView Voicemail { get; init; }

    public required RetryRuleView Declined { get; init; }

    public required RetryRuleView Lost { get; init; }
}
