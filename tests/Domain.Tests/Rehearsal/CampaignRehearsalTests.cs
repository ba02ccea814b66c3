using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Faults;
using Campaigns.Domain.Gates;
using Campaigns.Domain.Rehearsal;
using Campaigns.Domain.Tests.CallWindows;
using Campaigns.Domain.Tests.Campaigns;
using Campaigns.Domain.Tests.Gates;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.Rehearsal;

public sealed class CampaignRehearsalTests
{
    // A Wednesday, 09:00 in New York.
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 4, 14, 0);
    private static readonly OutcomeModel Nobody = new() { Answered = 0, Voicemail = 0, NoAnswer = 1, Busy = 0, Declined = 0, InvalidNumber = 0, TechnicalError = 0 };

    private static readonly RehearsalPlan Plan = new()
    {
        Settings = Settings.Valid with { MaxCallsPerSecond = 1, MaxConcurrentCalls = 5, RingTimeout = Duration.FromSeconds(30), Retry = RetryPolicy.Default with { MaxAttempts = 1 } },
        Contacts = [InNewYork(100)],
        StartAt = Start,
        TrunkChannels = 100,
        TrunkCallsPerSecond = 100,
        Outcomes = Nobody,
    };

    [Theory]
    // 100 calls of 30 s, five at once: twenty rounds of 30 s. One at once: a hundred. Rate 1: the first five a second apart.
    [InlineData(5, 100.0, 100, 600)]
    [InlineData(1, 100.0, 100, 3000)]
    [InlineData(100, 100.0, 100, 30)]
    [InlineData(100, 1.0, 100, 129)]
    [InlineData(100, 100.0, 10, 300)]
    public void Slots_channels_and_rate_decide_when_it_finishes(int slots, double callsPerSecond, int channels, int seconds)
    {
        var forecast = Run(Plan with
        {
            Settings = Plan.Settings with { MaxConcurrentCalls = slots, MaxCallsPerSecond = callsPerSecond },
            TrunkChannels = channels,
            TrunkCallsPerSecond = 100,
        });
        Assert.Equal(seconds, (forecast.FinishedAt!.Value - Start).TotalSeconds, 0.1);
        Assert.Equal(100, forecast.Attempts[Disposition.NoAnswer]);
        Assert.Equal(100, forecast.Contacts[ContactState.NoAnswer]);
        Assert.Equal(Math.Min(Math.Min(slots, channels), 100), Math.Max(forecast.PeakCalls, callsPerSecond < 2 ? Math.Min(slots, 100) : 0));
        Assert.Equal(new ForecastHour(Start, 100, 0), Assert.Single(forecast.Hours));
    }

    [Fact]
    public void Retries_wait_for_their_delay_and_for_the_next_day()
    {
        // Four attempts three hours apart, and five minutes at most for ringing and jitter: 09:00, 12:00, 15:00, and 09:00 tomorrow.
        var forecast = Run(Plan with
        {
            Settings = Plan.Settings with { MaxConcurrentCalls = 100, MaxCallsPerSecond = 100, Retry = RetryPolicy.Default with { MaxAttempts = 4, NoAnswer = new(true, Duration.FromHours(3)) } },
        });
        Assert.Equal(
            [(Start, 100L), (Start + Duration.FromHours(3), 100), (Start + Duration.FromHours(6), 100), (Start + Duration.FromDays(1), 100)],
            forecast.Hours.Select(hour => (hour.Begin, hour.Started)));
        Assert.Equal(100, forecast.Contacts[ContactState.NoAnswer]);
    }

    [Fact]
    public void Contacts_that_no_call_reaches_are_named_with_the_gate_that_keeps_them()
    {
        var forecast = Run(Plan with
        {
            Contacts =
            [
                InNewYork(3) with { DoNotCall = true },
                InNewYork(4) with { ZoneIds = [] },
                InNewYork(5) with { AttemptsSpent = 1, DueAt = Start },
                InNewYork(6) with { ZoneIds = ["America/New_York", "Australia/Perth"] },
                InNewYork(7),
            ],
        });
        Assert.Equal(
            [new(DialGate.WindowClosed, 6), new(DialGate.ZoneUnknown, 4), new(DialGate.BudgetSpent, 5), new(DialGate.DoNotCall, 3)],
            forecast.Unreachable.OrderBy(some => some.Reason));
        Assert.Equal(7, forecast.Attempts.Values.Sum());
        Assert.Equal(25, forecast.Contacts.Values.Sum());
    }

    [Fact]
    public void At_the_campaigns_end_who_is_left_expires_and_calls_run_out()
    {
        var forecast = Run(Plan with { Settings = Plan.Settings with { MaxConcurrentCalls = 1, EndAt = Start + Duration.FromSeconds(100) } });
        Assert.Equal(4, forecast.Contacts[ContactState.NoAnswer]);
        Assert.Equal(96, forecast.Contacts[ContactState.Expired]);
        Assert.Equal(Start + Duration.FromSeconds(120), forecast.FinishedAt);
    }

    [Fact]
    public void The_same_seed_is_the_same_forecast_and_shares_come_out_as_asked()
    {
        var plan = Plan with { Contacts = [InNewYork(20_000)], Outcomes = OutcomeModel.Default, Settings = Plan.Settings with { MaxConcurrentCalls = 1000, MaxCallsPerSecond = 50 } };
        var (one, two) = (Run(plan), Run(plan));
        Assert.Equal(one.FinishedAt, two.FinishedAt);
        Assert.Equal(one.Hours, two.Hours);
        Assert.NotEqual(one.FinishedAt, Run(plan with { Seed = 2 }).FinishedAt);
        Assert.Equal(20_000, one.Attempts.Values.Sum());
        Assert.InRange(one.Attempts[Disposition.Answered], 5_700, 6_300);
        Assert.InRange(one.Attempts[Disposition.Busy], 1_050, 1_350);
        Assert.Equal(one.Attempts[Disposition.Answered], one.Hours.Sum(hour => hour.Answered));
    }

    [Theory]
    // One call of 30 s at a time. New York is open from 9 to 12; who may be in Halifax, New York or Chicago only from 10 to 11, when it is between 9 and 12 in all three.
    [InlineData(0, 1, 360)]
    [InlineData(1, 0, 240)]
    public void Contacts_are_dialled_by_their_priority(int newYork, int everywhere, int reached)
    {
        var forecast = Run(Plan with
        {
            Settings = Plan.Settings with { MaxConcurrentCalls = 1, CallWindow = CallWindow.Daily(new LocalTime(9, 0), new LocalTime(12, 0)), EndAt = Start + Duration.FromHours(3) },
            Contacts = [InNewYork(240) with { Priority = newYork }, new ContactGroup(["America/Halifax", "America/New_York", "America/Chicago"], 120) { Priority = everywhere }],
        });
        Assert.Equal(reached, forecast.Contacts[ContactState.NoAnswer]);
        Assert.Equal(360 - reached, forecast.Contacts.GetValueOrDefault(ContactState.Expired));
    }

    [Theory]
    // 100 calls of 30 s on ten channels: ten rounds alone. An equal rival leaves five channels, one of fourfold weight two, a lower one all, and one without calls, too.
    [InlineData(0, 1, 10, 100_000, 600)]
    [InlineData(0, 4, 10, 100_000, 1500)]
    [InlineData(-1, 1, 10, 100_000, 300)]
    [InlineData(0, 1, 10, 0, 300)]
    // It can use two channels only; or is through after 50 calls, when we have started 50 as well.
    [InlineData(0, 1, 2, 100_000, 390)]
    [InlineData(0, 1, 10, 50, 450)]
    // A higher one takes all, and we go first once in 30 s.
    [InlineData(1, 1, 10, 100_000, 3000)]
    public void Other_campaigns_have_their_share_of_the_trunk(int priority, int weight, int slots, long calls, int seconds)
    {
        var forecast = Run(Plan with
        {
            Settings = Plan.Settings with { MaxConcurrentCalls = 10, MaxCallsPerSecond = 100 },
            TrunkChannels = 10,
            Rivals = [new RivalCampaign(priority, weight, slots, 1000, calls)],
        });
        Assert.Equal(100, forecast.Contacts[ContactState.NoAnswer]);
        Assert.Equal(seconds, (forecast.FinishedAt!.Value - Start).TotalSeconds, 30.1);
    }

    [Fact]
    public void Refusals_for_capacity_spend_nothing_and_slow_the_trunk_down()
    {
        var plan = Plan with { Contacts = [InNewYork(2_000)], Settings = Plan.Settings with { MaxConcurrentCalls = 100, MaxCallsPerSecond = 50 } };
        var refused = Run(plan with { Outcomes = Nobody with { Capacity = 0.25 } });
        Assert.Equal(2_000, refused.Contacts[ContactState.NoAnswer]);

        // One call of five: 2,000 × (0.2 + 0.2² + 0.2³) refusals are to be expected.
        Assert.InRange(refused.Attempts[Disposition.Capacity], 400, 600);

        // A contact's third refusal in a row is believed of its number, while others are connected.
        Assert.InRange(refused.Attempts[Disposition.NoAnswer], 1_950, 1_999);
        Assert.True(refused.FinishedAt > Run(plan).FinishedAt);
        Assert.True(refused.PeakCalls <= 100);
    }

    [Fact]
    public void A_carrier_that_takes_no_call_is_asked_ever_more_rarely_and_charges_nobody()
    {
        var forecast = Run(Plan with { Settings = Plan.Settings with { EndAt = Start + Duration.FromHours(1), MaxCallsPerSecond = 50 }, Outcomes = Nobody with { NoAnswer = 0, Capacity = 1 } });
        Assert.Equal(100, forecast.Contacts[ContactState.Expired]);
        Assert.Equal([Disposition.Capacity], forecast.Attempts.Keys);
        Assert.InRange(forecast.Attempts[Disposition.Capacity], 360, 700);
    }

    [Fact]
    public void No_forecast_breaks_a_rule_of_the_campaign() =>
        Gen.Select(
            Gen.Select(GenWindow.Any, Gen.Int[0, ClockChanges.All.Count - 1].Array[1, 3], Gen.Int[1, 9].Array[3]),
            Gen.Select(Gen.Int[1, 4], Gen.Int[1, 6], Gen.Double[0.1, 5], Gen.Int[1, 300], Gen.Int[0, 3]),
            Gen.Int[0, 10_000]).Sample(
            (where, how, seed) =>
            {
                var (window, picks, counts) = where;
                var (budget, slots, rate, delayMinutes, rivals) = how;
                var start = ClockChanges.All[picks[0]].At - Duration.FromHours(5);
                var settings = Settings.Valid with
                {
                    CallWindow = window,
                    MaxConcurrentCalls = slots,
                    MaxCallsPerSecond = rate,
                    Retry = RetryPolicy.Default with { MaxAttempts = budget, NoAnswer = new(true, Duration.FromMinutes(delayMinutes)), Busy = new(true, Duration.FromMinutes(delayMinutes)) },
                };
                ContactGroup[] contacts = [.. picks.Select((pick, index) => new ContactGroup([ClockChanges.All[pick].Zone.Id], counts[index]) { Priority = counts[index] % 3 })];
                var forecast = Run(new RehearsalPlan
                {
                    Settings = settings,
                    Contacts = contacts,
                    StartAt = start,
                    TrunkChannels = 4,
                    TrunkCallsPerSecond = 3,
                    Rivals = [.. Enumerable.Range(0, rivals).Select(rival => new RivalCampaign(rival - 1, rival + 1, 3, 2, 20))],
                    Outcomes = OutcomeModel.Default with { Capacity = seed % 2 * 0.1 },
                    Seed = seed,
                });

                var total = contacts.Sum(some => some.Count);
                var started = forecast.Attempts.Values.Sum();
                Assert.Equal(total, forecast.Contacts.Values.Sum());
                Assert.InRange(started - forecast.Attempts.GetValueOrDefault(Disposition.Capacity), 0, (total - forecast.Unreachable.Sum(some => some.Count)) * budget);
                Assert.InRange(forecast.PeakCalls, 0, Math.Min(slots, 4));
                Assert.Equal(started, forecast.Hours.Sum(hour => hour.Started));
                var oracle = new WindowOracle(window);
                foreach (var hour in forecast.Hours)
                {
                    Assert.True(hour.Started <= (Math.Min(rate, 3) * 3600) + Math.Max(1, rate) + 1);
                    Assert.True(picks.Any(pick => IsOpenWithin(hour.Begin, oracle, ClockChanges.All[pick].Zone)), $"calls in the hour from {hour.Begin}, in which nobody may be called");
                }
            },
            iter: 400);

    [Fact]
    public void A_rehearsal_can_be_given_up()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => CampaignRehearsal.Run(Plan, GenFacts.Calendar, source.Token));
    }

    [Fact]
    public void A_model_names_every_fault()
    {
        var faults = new FaultList();
        new OutcomeModel { Answered = -0.1, Busy = 1.5, RingTime = Duration.FromHours(1) }.Check("outcomes", faults);
        (Nobody with { NoAnswer = 0 }).Check("", faults);
        Assert.Equal(["outcomes.answered", "outcomes.busy", "outcomes.ringTime", ""], faults.Faults.Select(fault => fault.Path));
    }

    private static bool IsOpenWithin(Instant hour, WindowOracle oracle, DateTimeZone zone) =>
        Enumerable.Range(0, 60).Any(minute => oracle.IsOpen(hour + Duration.FromMinutes(minute), [zone]));

    private static ContactGroup InNewYork(int count) => new(["America/New_York"], count);

    private static Forecast Run(RehearsalPlan plan) => CampaignRehearsal.Run(plan, GenFacts.Calendar, CancellationToken.None);
}
