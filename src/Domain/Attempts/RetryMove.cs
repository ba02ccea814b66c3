using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using NodaTime;

namespace Campaigns.Domain.Attempts;

/// <summary>
/// Where a waiting retry goes when its contact's hours have changed. Its row holds the opening that it was moved to; its delay is counted again from
/// the attempt before, so that hours that open earlier bring it forward, and hours that go back to what they were bring it back.
/// </summary>
public static class RetryMove
{
    /// <summary>When the retry is due under the new hours; null when there is no opening within 60 days.</summary>
    /// <param name="retry">The contact.</param>
    /// <param name="policy">The retry policy that was current at its last attempt's outcome.</param>
    /// <param name="hours">The contact's hours from now on.</param>
    /// <param name="now">When the hours change.</param>
    public static Instant? Of(WaitingRetry retry, RetryPolicy policy, ContactHours hours, Instant now)
    {
        var due = DueOf(retry, policy);
        return due <= now && hours.IsOpen(now) ? due : hours.NextOpening(Instant.Max(due, now));
    }

    private static Instant DueOf(WaitingRetry retry, RetryPolicy policy)
    {
        var nextAt = retry.Contact.NextAt ?? throw new ArgumentException("A contact that waits for a retry has its instant.", nameof(retry));
        if (retry is not { LastDisposition: { } disposition, LastEndedAt: { } endedAt } || policy.RuleFor(disposition) is not { } rule)
        {
            return nextAt;
        }

        // Later than the delay can make it: a window has moved it.
        var due = endedAt + policy.DelayOf(rule, Math.Max(1, retry.Contact.AttemptsSpent), jitter: 0);
        return nextAt - due > RetryPolicy.LargestJitter ? due : nextAt;
    }
}
