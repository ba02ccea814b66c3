using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>When a contact that was not reached is dialled again: a rule per disposition, ONE budget for all of them.</summary>
public sealed record RetryPolicy
{
    public static RetryPolicy Default { get; } = new();

    public RetryRule NoAnswer { get; init; } = new(true, Duration.FromMinutes(5));
    public RetryRule Busy { get; init; } = new(true, Duration.FromMinutes(10));
    public RetryRule TechnicalError { get; init; } = new(false, Duration.FromMinutes(60));
    public RetryRule Voicemail { get; init; } = new(false, Duration.FromMinutes(60));
    public RetryRule Declined { get; init; } = new(false, Duration.FromMinutes(60));

    /// <summary>The silo died with the call. Never applied once an answer was recorded.</summary>
    public RetryRule Lost { get; init; } = new(true, Duration.FromMinutes(30));

    /// <summary>Attempts a contact may spend, whatever the mix of outcomes, 1–50.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>How the delay grows from one retry to the next.</summary>
    public Backoff Backoff { get; init; } = Backoff.Fixed;
}
