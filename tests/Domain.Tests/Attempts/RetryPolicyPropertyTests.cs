using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Tests.CallWindows;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Attempts;

public sealed class RetryPolicyPropertyTests
{
    private static readonly Gen<RetryRule> Rule = Gen.Select(
        Gen.Int[0, 3], Gen.Int[60, 604_800], Gen.Int[0, 50], (on, delay, cap) => new RetryRule(on > 0, Duration.FromSeconds(delay), cap == 0 ? null : cap));

    private static readonly Gen<RetryPolicy> Policy = Gen.Select(
        Rule.Array[6],
        Gen.Int[1, 50],
        Gen.OneOf(Gen.Const(1.0), Gen.Double[1.01, 10]),
        Gen.Int[60, 604_800],
        (rules, budget, multiplier, cap) => new RetryPolicy
        {
            NoAnswer = rules[0],
            Busy = rules[1],
            TechnicalError = rules[2],
            Voicemail = rules[3],
            Declined = rules[4],
            Lost = rules[5],
            MaxAttempts = budget,
            Backoff = new Backoff(multiplier, Duration.FromSeconds(cap)),
        });

    private static readonly Gen<(EndedAttempt End, CallWindow Window, DateTimeZone Zone)> EndInWindow = Gen.Select(
        Gen.Enum<Disposition>(), GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1], Gen.Int[-200_000, 200_000], Gen.Double[0, 0.999], Gen.Bool, Gen.Bool).Select(
        (disposition, window, pick, offset, jitter, connects, answered) => (new EndedAttempt
        {
            Disposition = disposition,
            AttemptsSpentBefore = 0,
            TrunkConnectsOthers = connects,
            AnswerRecorded = answered,
            EndedAt = ClockChanges.All[pick].At + Duration.FromSeconds(offset),
            Hours = ContactHours.Of(window, [ClockChanges.All[pick].Zone]),
            Jitter = jitter,
        }, window, ClockChanges.All[pick].Zone));

    private static readonly Gen<EndedAttempt> End = EndInWindow.Select(ended => ended.End);

    [Fact]
    public void One_budget_is_never_exceeded_whatever_the_mix_of_outcomes() =>
        Gen.Select(Policy, End.Array[1, 80]).Sample((policy, ends) =>
        {
            var (spent, refusals) = (0, 0);
            foreach (var end in ends)
            {
                var conclusion = policy.Next(end with { AttemptsSpentBefore = spent, CapacityRefusalsBefore = refusals });
                Assert.InRange(conclusion.AttemptsSpent - spent, 0, 1);
                (spent, refusals) = (conclusion.AttemptsSpent, conclusion.CapacityRefusals);
                Assert.True(spent <= policy.MaxAttempts);
                Assert.False(spent == policy.MaxAttempts && conclusion.Step is NextStep.DialAt);
                if (conclusion.Step is NextStep.Finish)
                {
                    break;
                }
            }
        }, iter: 500);

    [Fact]
    public void A_retry_is_inside_the_window_not_before_its_delay_and_by_reminder_only_in_the_same_opening() =>
        Gen.Select(Policy, EndInWindow).Sample((policy, ended) =>
        {
            var (end, window, zone) = ended;
            if (policy.Next(end).Step is not NextStep.DialAt retry)
            {
                return;
            }

            var oracle = new WindowOracle(window);
            Assert.True(oracle.IsOpen(retry.At, [zone]));
            Assert.True(retry.At - end.EndedAt >= Duration.FromSeconds(60));
            Assert.False(end.Disposition is Disposition.Lost && end.AnswerRecorded);
            if (retry.ByReminder)
            {
                for (var at = end.EndedAt; at < retry.At; at += Duration.FromMinutes(10))
                {
                    Assert.True(oracle.IsOpen(at, [zone]), $"closed at {at}, between the attempt and its retry");
                }
            }
        }, iter: 5_000);

    [Fact]
    public void A_delay_never_shrinks_with_the_attempts_nor_passes_its_cap_nor_jitters_by_more_than_a_minute() =>
        Gen.Select(Policy, Gen.Int[1, 50], Gen.Double[0, 0.999]).Sample((policy, spent, jitter) =>
        {
            var plain = policy.DelayOf(policy.Busy, spent, 0);
            Assert.True(plain <= policy.Backoff.Cap);
            Assert.True(plain >= Duration.Min(policy.Busy.Delay, policy.Backoff.Cap));
            Assert.True(plain <= policy.DelayOf(policy.Busy, spent + 1, 0));
            var added = policy.DelayOf(policy.Busy, spent, jitter) - plain;
            Assert.True(added >= Duration.Zero && added <= Duration.Min(Duration.FromMinutes(1), plain / 10));
        }, iter: 5_000);

    [Fact]
    public void Only_a_third_capacity_refusal_in_a_row_on_a_trunk_that_connects_others_is_spent() =>
        Gen.Select(End, Gen.Bool.Array[1, 12]).Sample((end, connects) =>
        {
            var policy = new RetryPolicy { MaxAttempts = 50, NoAnswer = new(true, Duration.FromMinutes(1)) };
            var anyTime = ContactHours.Of(CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight), [DateTimeZone.Utc]);
            var (spent, refusals, inRow) = (0, 0, 0);
            foreach (var connectsOthers in connects)
            {
                inRow++;
                var conclusion = policy.Next(end with
                {
                    Disposition = Disposition.Capacity,
                    Hours = anyTime,
                    AttemptsSpentBefore = spent,
                    CapacityRefusalsBefore = refusals,
                    TrunkConnectsOthers = connectsOthers,
                });
                var counts = inRow >= 3 && connectsOthers;
                Assert.Equal(counts ? spent + 1 : spent, conclusion.AttemptsSpent);
                Assert.Equal(!counts, conclusion.Step is NextStep.ReturnUnspent);
                (spent, refusals) = (conclusion.AttemptsSpent, conclusion.CapacityRefusals);
                inRow = counts ? 0 : inRow;
            }
        }, iter: 1_000);
}
