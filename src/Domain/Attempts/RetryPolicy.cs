using Campaigns.Domain.Contacts;
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

    /// <summary>
    /// What follows an attempt: one budget decides first, then the disposition's own rule, and the window last, so that no retry can ring
    /// at a forbidden hour whatever the delay.
    /// </summary>
    public AttemptConclusion Next(EndedAttempt attempt)
    {
        var disposition = attempt.Disposition;
        if (disposition is Disposition.Capacity or Disposition.TrunkRefused)
        {
            var refusals = attempt.CapacityRefusalsBefore + 1;
            if (refusals < TrunkDoubt.RefusalsThatCount || !attempt.TrunkConnectsOthers)
            {
                return new AttemptConclusion(new NextStep.ReturnUnspent(), attempt.AttemptsSpentBefore, refusals);
            }

            // The trunk takes others: it is this number that never gets through.
            disposition = disposition is Disposition.Capacity ? Disposition.NoAnswer : Disposition.TechnicalError;
        }

        if (OutcomeTable.IsUnspent(disposition))
        {
            return new AttemptConclusion(Unspent(disposition), attempt.AttemptsSpentBefore, attempt.CapacityRefusalsBefore);
        }

        var spent = attempt.AttemptsSpentBefore + 1;
        return new AttemptConclusion(Retry(disposition, spent, attempt), spent, 0);
    }

    /// <summary>The delay before the retry that follows the <paramref name="spent"/>-th attempt, jitter included.</summary>
    /// <param name="rule">Of the disposition.</param>
    /// <param name="spent">Attempts spent, 1 or more.</param>
    /// <param name="jitter">In [0, 1): adds up to a tenth of the delay and at most a minute.</param>
    public Duration DelayOf(RetryRule rule, int spent, double jitter)
    {
        // In seconds and capped before it becomes a Duration: the exponent may be large.
        var seconds = Math.Min(rule.Delay.TotalSeconds * Math.Pow(Backoff.Multiplier, spent - 1), Backoff.Cap.TotalSeconds);
        var delay = Duration.FromSeconds(Math.Max(seconds, Math.Min(rule.Delay.TotalSeconds, Backoff.Cap.TotalSeconds)));
        return delay + (Duration.Min(LargestJitter, delay / 10) * jitter);
    }

    /// <summary>What spreads retries adds no more than this to their delay.</summary>
    public static Duration LargestJitter { get; } = Duration.FromSeconds(60);

    /// <summary>The rule of a disposition; null when none leads to a retry.</summary>
    public RetryRule? RuleFor(Disposition disposition) => RuleOf(disposition).Rule;

    private static NextStep Unspent(Disposition disposition) => disposition switch
    {
        Disposition.Cancelled => new NextStep.Finish(ContactState.Cancelled),
        Disposition.DoNotCall => new NextStep.Finish(ContactState.DoNotCall),
        _ => new NextStep.ReturnUnspent(),
    };

    private NextStep Retry(Disposition disposition, int spent, EndedAttempt attempt)
    {
        var (rule, final) = RuleOf(disposition);
        if (rule is not { Enabled: true } || spent >= MaxAttempts || spent >= rule.MaxAttempts
            || (disposition is Disposition.Lost && attempt.AnswerRecorded) || !attempt.Hours.ZoneIsKnown)
        {
            return new NextStep.Finish(final);
        }

        var due = attempt.EndedAt + DelayOf(rule, spent, attempt.Jitter);
        if (attempt.Hours.IsOpen(due))
        {
            return new NextStep.DialAt(due, ByReminder: attempt.Hours.StaysOpen(attempt.EndedAt, due));
        }

        return attempt.Hours.NextOpening(due) is { } opening
            ? new NextStep.DialAt(opening, ByReminder: false)
            : new NextStep.Finish(ContactState.Expired);
    }

    private (RetryRule? Rule, ContactState Final) RuleOf(Disposition disposition) => disposition switch
    {
        Disposition.NoAnswer => (NoAnswer, ContactState.NoAnswer),
        Disposition.Busy => (Busy, ContactState.Busy),
        Disposition.TechnicalError => (TechnicalError, ContactState.TechnicalError),
        Disposition.Voicemail => (Voicemail, ContactState.Voicemail),
        Disposition.Declined => (Declined, ContactState.Declined),
        Disposition.Lost => (Lost, ContactState.Lost),
        Disposition.InvalidNumber => (null, ContactState.InvalidNumber),
        _ => (null, ContactState.Answered),
    };
}
