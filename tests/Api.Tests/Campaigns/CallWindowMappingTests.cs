using Campaigns.Api.Campaigns;
using Campaigns.Api.Json;
using Campaigns.Domain.CallWindows;
using NodaTime;

namespace Campaigns.Api.Tests.Campaigns;

public sealed class CallWindowMappingTests
{
    [Theory]
    [InlineData("09:00", "17:00", "09:00", "17:00")]
    [InlineData("00:00", "24:00", "00:00", "00:00")]
    [InlineData("22:00", "06:00", "22:00", "06:00")]
    [InlineData("22:00", "24:00", "22:00", "00:00")]
    [InlineData("22:00", "00:00", "22:00", "00:00")]
    [InlineData("08:30:15", "17:00:30", "08:30:15", "17:00:30")]
    public void Reads_ranges(string start, string end, string opens, string closes)
    {
        var (window, faults) = Map(new CallWindowRequest { Start = start, End = end });

        Assert.Empty(faults.All);
        var expected = new LocalTimeRange(LocalTimeText.Parse(opens)!.Value, LocalTimeText.Parse(closes)!.Value);
        Assert.All(window.Hours.Values, ranges => Assert.Equal([expected], ranges));
        Assert.Equal(7, window.Hours.Count);
    }

    [Theory]
    [InlineData("09:00", "09:00", "callWindow.end")]
    [InlineData("00:00", "00:00", "callWindow.end")]
    [InlineData("24:00", "06:00", "callWindow.start")]
    [InlineData("9:00", "17:00", "callWindow.start")]
    [InlineData("09:00", "25:00", "callWindow.end")]
    [InlineData("09:00", "24:01", "callWindow.end")]
    [InlineData("9am", "17:00", "callWindow.start")]
    [InlineData("09:00", "", "callWindow.end")]
    [InlineData("09:00", "-17:00", "callWindow.end")]
    public void Refuses_ranges(string start, string end, string path) =>
        Assert.Equal(path, Assert.Single(Map(new CallWindowRequest { Start = start, End = end }).Faults.All).Path);

    [Fact]
    public void Has_no_hours_on_days_left_out()
    {
        var (window, faults) = Map(new CallWindowRequest
        {
            Days = new WeekdaysRequest { Tuesday = [new TimeRangeRequest { Start = "09:00", End = "12:00" }], Sunday = [] },
        });

        Assert.Empty(faults.All);
        Assert.Equal([IsoDayOfWeek.Tuesday], window.Hours.Keys);
    }

    [Fact]
    public void Refuses_both_forms_at_once_and_ranges_without_ends()
    {
        var (_, faults) = Map(new CallWindowRequest
        {
            Start = "09:00",
            Days = new WeekdaysRequest { Friday = [new TimeRangeRequest { Start = "09:00" }, new TimeRangeRequest { Start = "10:00", End = "10:00" }] },
        });

        Assert.Equal(["callWindow.days", "callWindow.days.friday[0].end", "callWindow.days.friday[1].end"], faults.All.Select(fault => fault.Path));
    }

    [Theory]
    [InlineData("2026-12-25", "2026-12-25", true)]
    [InlineData("2026-12-24", "2026-12-26", true)]
    [InlineData("2026-12-26", "2026-12-24", false)]
    [InlineData("2026-02-30", "2026-02-30", false)]
    [InlineData("25.12.2026", "25.12.2026", false)]
    public void Reads_blackout_dates(string from, string to, bool valid)
    {
        var (window, faults) = Map(new CallWindowRequest { BlackoutDates = [new BlackoutRequest(from, to)] });

        Assert.Equal(valid, window.BlackoutDates.Count == 1);
        Assert.Equal(valid ? [] : ["callWindow.blackoutDates[0]"], faults.All.Select(fault => fault.Path));
    }

    [Theory]
    [InlineData("09:00", "17:00")]
    [InlineData("00:00", "24:00")]
    [InlineData("22:00", "06:00")]
    public void Writes_what_it_reads(string start, string end)
    {
        var response = CallWindowResponse.From(Map(new CallWindowRequest { Start = start, End = end }).Window, "Europe/London");

        Assert.Equal((start, end, null), (response.Start, response.End, response.Days));
    }

    private static (CallWindow Window, RequestFaults Faults) Map(CallWindowRequest request)
    {
        var faults = new RequestFaults();
        return (request.ToWindow(faults), faults);
    }
}
