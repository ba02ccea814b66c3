using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Tests.CallWindows;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Attempts;

public sealed class RetryMoveTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    // 16:45 in New York; the retry after 30 minutes is past the closing at 17:00.
    private static readonly Instant EndedAt = Instant.FromUtc(2026, 3, 4, 21, 45);
    private static readonly Instant Tomorrow = Instant.FromUtc(2026, 3, 5, 14, 0);
    private static readonly Duration Delay = Duration.FromMinutes(30);
    private static readonly RetryPolicy Policy = RetryPolicy.Default with { Busy = new(true, Delay) };

    [Theory]
    [InlineData(9, 20, 50, 30)] // open at its due instant: brought forward
    [InlineData(9, 17, 50, 975)] // as it was
    [InlineData(18, 20, 50, 75)] // the first opening after its due instant
    [InlineData(11, 17, 50, 1095)] // tomorrow, but later
    [InlineData(9, 20, 60, 30)] // asked when it is due already, and open: due
    [InlineData(21, 23, 90, 255)] // due already, not open yet
    public void A_retry_goes_to_the_first_opening_after_its_delay(int opens, int closes, int nowMinutes, int dueMinutes)
    {
        var hours = ContactHours.Of(CallWindow.Daily(new LocalTime(opens, 0), new LocalTime(closes, 0)), [NewYork]);
        var at = RetryMove.Of(Waiting(Tomorrow, Disposition.Busy), Policy, hours, EndedAt + Duration.FromMinutes(nowMinutes - 30));
        Assert.Equal(EndedAt + Duration.FromMinutes(dueMinutes), at);
    }

    [Fact]
    public void Without_an_opening_there_is_no_retry() =>
        Assert.Null(RetryMove.Of(Waiting(Tomorrow, Disposition.Busy), Policy, ContactHours.Unknown, EndedAt));

    [Theory]
    [InlineData(Disposition.Capacity)]
    [InlineData(Disposition.NotSent)]
    [InlineData(null)]
    public void An_attempt_that_spent_nothing_says_nothing_of_the_delay(Disposition? last)
    {
        var hours = ContactHours.Of(CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight), [NewYork]);
        Assert.Equal(Tomorrow, RetryMove.Of(Waiting(Tomorrow, last), Policy, hours, EndedAt));
    }

    [Fact]
    public void Hours_that_change_and_change_back_leave_retries_where_they_were() =>
        Gen.Select(GenWindow.Any, GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1], Gen.Int[-200_000, 200_000], Gen.Double[0, 0.999]).Sample(
            (before, between, pick, offset, jitter) =>
            {
                var (zone, change) = ClockChanges.All[pick];
                var (first, second) = (ContactHours.Of(before, [zone]), ContactHours.Of(between, [zone]));
                var endedAt = change + Duration.FromSeconds(offset);
                var step = Policy.Next(new EndedAttempt { Disposition = Disposition.Busy, AttemptsSpentBefore = 0, EndedAt = endedAt, Hours = first, Jitter = jitter }).Step;
                if (step is not NextStep.DialAt retry || RetryMove.Of(Waiting(retry.At, Disposition.Busy, endedAt), Policy, second, endedAt) is not { } moved)
                {
                    return;
                }

                // Within the jitter of its delay an instant may be the delay's own: then it counts as such.
                if (moved != retry.At && moved - (endedAt + Delay) <= RetryPolicy.LargestJitter)
                {
                    return;
                }

                Assert.True(second.IsOpen(moved));
                Assert.True(moved >= endedAt + Delay);
                var back = RetryMove.Of(Waiting(moved, Disposition.Busy, endedAt), Policy, first, endedAt)!.Value;

                // No more than the jitter is lost on the way.
                Assert.True(first.IsOpen(back) && back >= endedAt + Delay && back <= retry.At, $"{back}, was {retry.At}");
            },
            iter: 2_000);

    private static WaitingRetry Waiting(Instant nextAt, Disposition? last, Instant? endedAt = null) => new(
        new ContactTicket(new ContactKey(new CampaignId(Guid.Empty), 1), "+12015550123", ["America/New_York"], ContactState.WaitingForRetry, 1, 1, nextAt, 0, 2),
        last,
        last is null ? null : endedAt ?? EndedAt);
}
