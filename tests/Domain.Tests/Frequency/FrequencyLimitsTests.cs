using Campaigns.Domain.Faults;
using Campaigns.Domain.Frequency;
using NodaTime;

namespace Campaigns.Domain.Tests.Frequency;

public sealed class FrequencyLimitsTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    /// <summary>Noon in New York, nine o'clock in Los Angeles.</summary>
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 4, 17, 0);

    /// <summary>Limits (24 h, day, 7 days, quiet days), calls in hours before now, and in how many hours the next one is allowed.</summary>
    public static TheoryData<int?, int?, int?, int?, double[], double> Table => new()
    {
        { null, null, null, null, [0, 0, 0, 0], 0 },
        { 1, null, null, null, [], 0 },
        { 1, null, null, null, [1], 23 },
        { 1, null, null, null, [24], 0 },
        { 2, null, null, null, [1], 0 },
        { 2, null, null, null, [1, 5], 19 },
        { 2, null, null, null, [1, 5, 6], 19 },
        { null, null, 7, null, [1, 2, 3, 25, 26, 27], 0 },
        { null, null, 7, null, [1, 2, 3, 25, 26, 27, 100], 68 },
        { null, null, 7, null, [1, 2, 3, 25, 26, 27, 168], 0 },
        { 1, null, 2, null, [30, 40], 128 },

        // The calendar day began at midnight, twelve hours ago, and ends in twelve.
        { null, 1, null, null, [13], 0 },
        { null, 1, null, null, [12], 12 },
        { null, 2, null, null, [1], 0 },
        { null, 2, null, null, [1, 2], 12 },
        { null, 3, null, null, [1, 2, 20], 0 },

        // Quiet counts from the end of the last conversation; calls last an hour here.
        { null, null, null, 2, [10], 39 },
        { null, null, null, 1, [25], 0 },
        { 5, 5, 5, 30, [1], 720 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_next_call_is_allowed_when_every_limit_has_room(int? per24Hours, int? perDay, int? per7Days, int? quietDays, double[] hoursAgo, double inHours)
    {
        var limits = new FrequencyLimits { MaxPer24Hours = per24Hours, MaxPerCalendarDay = perDay, MaxPer7Days = per7Days, QuietDaysAfterConversation = quietDays };
        PastCall[] calls = [.. hoursAgo.Select(hours => CallAt(Now - Duration.FromHours(hours)))];

        Assert.Equal(Now + Duration.FromHours(inHours), limits.NextAllowed(Now, calls, [NewYork]));
    }

    [Fact]
    public void Only_a_conversation_asks_for_quiet()
    {
        var limits = new FrequencyLimits { QuietDaysAfterConversation = 3 };
        Assert.Equal(Now, limits.NextAllowed(Now, [CallAt(Now - Duration.FromHours(2)) with { WasConversation = false }], [NewYork]));
    }

    [Fact]
    public void A_day_that_is_full_in_one_of_the_zones_is_full()
    {
        var limits = new FrequencyLimits { MaxPerCalendarDay = 1 };

        // 23:30 in New York on the 3rd, 20:30 in Los Angeles: a day later it is the 4th in both.
        var evening = Instant.FromUtc(2026, 3, 4, 4, 30);
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 5, 0), limits.NextAllowed(evening, [CallAt(evening)], [NewYork]));
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 8, 0), limits.NextAllowed(evening, [CallAt(evening)], [NewYork, LosAngeles]));
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 8, 0), limits.NextAllowed(evening, [CallAt(evening)], [LosAngeles, NewYork]));
    }

    [Fact]
    public void A_calendar_day_of_23_hours_ends_an_hour_early()
    {
        // The clocks go forward on the 8th of March 2026 in New York.
        var limits = new FrequencyLimits { MaxPerCalendarDay = 1 };
        var morning = Instant.FromUtc(2026, 3, 8, 5, 30);
        Assert.Equal(Instant.FromUtc(2026, 3, 9, 4, 0), limits.NextAllowed(morning, [CallAt(morning)], [NewYork]));
    }

    [Fact]
    public void Of_two_sets_of_limits_the_stricter_decides()
    {
        var team = new FrequencyLimits { MaxPer24Hours = 3, MaxPer7Days = 7, QuietDaysAfterConversation = 7 };
        var campaign = new FrequencyLimits { MaxPer24Hours = 1, MaxPerCalendarDay = 2, QuietDaysAfterConversation = 14 };

        var both = new FrequencyLimits { MaxPer24Hours = 1, MaxPerCalendarDay = 2, MaxPer7Days = 7, QuietDaysAfterConversation = 14 };
        Assert.Equal(both, team.With(campaign));
        Assert.Equal(both, campaign.With(team));
        Assert.Equal(team, team.With(FrequencyLimits.None));
        Assert.True(FrequencyLimits.None.With(FrequencyLimits.None).AreNone());
    }

    [Fact]
    public void Every_limit_out_of_its_range_is_named()
    {
        var faults = new FaultList();
        FrequencyLimitsRules.Check(
            new FrequencyLimits { MaxPer24Hours = 0, MaxPerCalendarDay = 1001, MaxPer7Days = -1, QuietDaysAfterConversation = 366 }, "frequency", faults);
        Assert.Equal(
            ["frequency.maxPer24Hours", "frequency.maxPerCalendarDay", "frequency.maxPer7Days", "frequency.quietDaysAfterConversation"],
            faults.Faults.Select(fault => fault.Path));

        var right = new FaultList();
        FrequencyLimitsRules.Check(new FrequencyLimits { MaxPer24Hours = 1, MaxPer7Days = 1000, QuietDaysAfterConversation = 365 }, "frequency", right);
        FrequencyLimitsRules.Check(FrequencyLimits.None, "frequency", right);
        Assert.Empty(right.Faults);
    }

    private static PastCall CallAt(Instant at) => new(at, at + Duration.FromHours(1), true);
}
