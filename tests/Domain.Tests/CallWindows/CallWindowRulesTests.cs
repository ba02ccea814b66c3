using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Faults;
using NodaTime;

namespace Campaigns.Domain.Tests.CallWindows;

public sealed class CallWindowRulesTests
{
    [Theory]
    // Ranges of a Monday in minutes of the day; 1440 is the end of the day.
    [InlineData("540-1020", 0)]
    [InlineData("0-1440", 0)]
    [InlineData("1200-120", 0)]
    [InlineData("540-720 720-1020", 0)] // Half-open: they touch and don't overlap.
    [InlineData("840-1020 540-720", 0)]
    [InlineData("540-720 1200-120", 0)]
    [InlineData("540-540", 1)]
    [InlineData("540-721 720-1020", 1)]
    [InlineData("540-1020 540-1020", 1)]
    [InlineData("1200-120 1260-1320", 1)] // The first one runs until tomorrow.
    [InlineData("600-1440 660-720", 1)]
    [InlineData("0-1440 540-1020", 1)]
    [InlineData("540-540 600-600", 2)]
    public void Ranges_of_a_day(string ranges, int faults)
    {
        var found = Check(new CallWindow(
            new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>> { [IsoDayOfWeek.Monday] = [.. ranges.Split(' ').Select(Range)] }, []));
        Assert.Equal(Enumerable.Repeat("callWindow.days.monday", faults), found.Select(fault => fault.Path));
    }

    [Fact]
    public void A_window_without_any_range_reaches_nobody()
    {
        Assert.Equal(["callWindow"], Check(new CallWindow(new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>>(), [])).Select(fault => fault.Path));
        Assert.Equal(
            ["callWindow"],
            Check(new CallWindow(new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>> { [IsoDayOfWeek.Monday] = [] }, [])).Select(fault => fault.Path));
    }

    [Fact]
    public void Every_weekday_s_faults_are_named() =>
        Assert.Equal(7, Check(CallWindow.Daily(new LocalTime(9, 0), new LocalTime(9, 0))).Select(fault => fault.Path).Distinct().Count());

    [Theory]
    [InlineData(24, 400, 0)]
    [InlineData(25, 400, 1)]
    [InlineData(24, 401, 1)]
    public void A_window_has_a_size(int ranges, int blackouts, int faults)
    {
        var found = Check(new CallWindow(
            new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>>
            {
                [IsoDayOfWeek.Monday] = [.. Enumerable.Range(0, ranges).Select(i => new LocalTimeRange(new LocalTime(i * 50 / 60, i * 50 % 60), new LocalTime(((i * 50) + 10) / 60, ((i * 50) + 10) % 60)))],
            },
            [.. Enumerable.Range(0, blackouts).Select(day => new DateInterval(new LocalDate(2026, 1, 1).PlusDays(day), new LocalDate(2026, 1, 1).PlusDays(day)))]));
        Assert.Equal(faults, found.Count);
    }

    private static IReadOnlyList<Fault> Check(CallWindow window)
    {
        var faults = new FaultList();
        CallWindowRules.Check(window, faults);
        return faults.Faults;
    }

    private static LocalTimeRange Range(string text)
    {
        var minutes = text.Split('-').Select(minute => int.Parse(minute, System.Globalization.CultureInfo.InvariantCulture) % 1440).ToArray();
        return new LocalTimeRange(LocalTime.FromMinutesSinceMidnight(minutes[0]), LocalTime.FromMinutesSinceMidnight(minutes[1]));
    }
}
