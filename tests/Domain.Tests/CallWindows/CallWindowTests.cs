using Campaigns.Domain.CallWindows;
using NodaTime;
using NodaTime.Text;

namespace Campaigns.Domain.Tests.CallWindows;

public sealed class CallWindowTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("09:00-17:00", "2026-03-04T08:59:59", false)]
    [InlineData("09:00-17:00", "2026-03-04T09:00:00", true)]
    [InlineData("09:00-17:00", "2026-03-04T16:59:59", true)]
    [InlineData("09:00-17:00", "2026-03-04T17:00:00", false)]
    [InlineData("20:00-02:00", "2026-03-04T19:59:59", false)]
    [InlineData("20:00-02:00", "2026-03-04T20:00:00", true)]
    [InlineData("20:00-02:00", "2026-03-05T01:59:59", true)]
    [InlineData("20:00-02:00", "2026-03-05T02:00:00", false)]
    [InlineData("20:00-02:00", "2026-03-04T01:00:00", false)] // Tuesday has no range that could run into Wednesday.
    [InlineData("00:00-24:00", "2026-03-04T00:00:00", true)]
    [InlineData("00:00-24:00", "2026-03-04T23:59:59", true)]
    [InlineData("00:00-24:00", "2026-03-05T00:00:00", false)]
    [InlineData("18:00-24:00", "2026-03-04T23:59:59", true)]
    [InlineData("18:00-24:00", "2026-03-05T00:00:00", false)]
    [InlineData("09:00-12:00 14:00-17:00", "2026-03-04T11:59:59", true)]
    [InlineData("09:00-12:00 14:00-17:00", "2026-03-04T12:00:00", false)]
    [InlineData("09:00-12:00 14:00-17:00", "2026-03-04T14:00:00", true)]
    [InlineData("09:00-09:00", "2026-03-04T09:00:00", false)]
    [InlineData("09:00-17:00", "2026-03-03T12:00:00", false)] // A weekday without ranges.
    public void Half_open_ranges_belong_to_the_weekday_on_which_they_start(string ranges, string local, bool open) =>
        Assert.Equal(open, On(IsoDayOfWeek.Wednesday, ranges).IsOpen(Local(local)));

    [Theory]
    [InlineData("2026-12-24T21:00:00", true)]
    [InlineData("2026-12-24T23:59:59", true)]
    [InlineData("2026-12-25T00:00:00", false)] // The night that runs into the holiday is cut at midnight.
    [InlineData("2026-12-25T21:00:00", false)]
    [InlineData("2026-12-26T23:00:00", false)]
    [InlineData("2026-12-27T00:00:00", true)] // Of the range that began on the holiday, the part after it is no holiday.
    [InlineData("2026-12-27T02:00:00", false)]
    public void A_blackout_removes_every_instant_of_its_local_dates(string local, bool open)
    {
        var window = CallWindow.Daily(new LocalTime(20, 0), new LocalTime(2, 0)) with
        {
            BlackoutDates = [new DateInterval(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 26))],
        };
        Assert.Equal(open, window.IsOpen(Local(local)));
    }

    [Theory]
    // The clock skips 02:00–03:00: a range that begins there opens when the clock has jumped past its start.
    [InlineData("02:30-04:00", "2026-03-08T06:00:00Z", "2026-03-08T07:00:00Z", "2026-03-08T08:00:00Z")]
    // A range wholly inside the skipped hour does not exist on that day: the next one is a day later.
    [InlineData("02:00-03:00", "2026-03-08T06:00:00Z", "2026-03-09T06:00:00Z", "2026-03-09T07:00:00Z")]
    // 01:00–02:00 comes twice and is open both times, without a gap.
    [InlineData("01:00-02:00", "2026-11-01T04:00:00Z", "2026-11-01T05:00:00Z", "2026-11-01T07:00:00Z")]
    // 01:30 passes, closes as the clock falls back to 01:00, and opens again at the second 01:30.
    [InlineData("01:30-04:00", "2026-11-01T05:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:00:00Z")]
    [InlineData("01:30-04:00", "2026-11-01T06:00:00Z", "2026-11-01T06:30:00Z", "2026-11-01T09:00:00Z")]
    public void A_clock_change_opens_what_the_wall_clock_shows(string range, string from, string opening, string closing)
    {
        var parsed = Range(range);
        var window = CallWindow.Daily(parsed.Start, parsed.End);
        Assert.Equal(At(opening), window.NextOpening(At(from), [NewYork]));
        Assert.Equal(At(closing), window.ClosesAt(At(opening), [NewYork]));
    }

    [Fact]
    public void A_local_date_that_never_happened_has_no_opening()
    {
        // Samoa went from 29 to 31 December 2011 at midnight, over the date line.
        var apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var fridays = On(IsoDayOfWeek.Friday, "09:00-17:00");
        Assert.Equal(new LocalDate(2012, 1, 6), fridays.NextOpening(At("2011-12-29T12:00:00Z"), [apia])!.Value.InZone(apia).Date);
    }

    [Fact]
    public void An_open_window_opens_now_and_a_closed_one_closes_now()
    {
        var open = At("2026-03-04T15:00:00Z");
        Assert.Equal(open, CallWindow.Default.NextOpening(open, [NewYork]));
        var closed = At("2026-03-04T03:00:00Z");
        Assert.Equal(closed, CallWindow.Default.ClosesAt(closed, [NewYork]));
    }

    [Fact]
    public void All_zones_must_be_open()
    {
        DateTimeZone[] zones = [NewYork, DateTimeZoneProviders.Tzdb["America/Los_Angeles"]];
        var opening = CallWindow.Default.NextOpening(At("2026-03-04T00:30:00Z"), zones);
        Assert.Equal(At("2026-03-04T17:00:00Z"), opening);
        Assert.Equal(At("2026-03-04T22:00:00Z"), CallWindow.Default.ClosesAt(opening!.Value, zones));
    }

    [Fact]
    public void Zones_that_are_never_open_together_are_unreachable()
    {
        DateTimeZone[] zones = [NewYork, DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]];
        Assert.Null(CallWindow.Default.NextOpening(At("2026-03-04T00:30:00Z"), zones));
    }

    [Fact]
    public void Without_a_zone_nothing_is_open()
    {
        var at = At("2026-03-04T15:00:00Z");
        Assert.False(CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight).IsOpen(at, []));
        Assert.Null(CallWindow.Default.NextOpening(at, []));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public void A_window_that_stays_shut_for_sixty_days_is_unreachable(int blackoutDays, bool reachable)
    {
        var first = new LocalDate(2026, 3, 4);
        var window = CallWindow.Default with { BlackoutDates = [new DateInterval(first, first.PlusDays(blackoutDays - 1))] };
        Assert.Equal(reachable, window.NextOpening(At("2026-03-04T14:00:00Z"), [NewYork]) is not null);
    }

    [Fact]
    public void Any_time_never_closes()
    {
        var anyTime = CallWindow.Daily(LocalTime.Midnight, LocalTime.Midnight);
        Assert.Null(anyTime.ClosesAt(At("2026-03-04T14:00:00Z"), [NewYork]));
    }

    private static CallWindow On(IsoDayOfWeek day, string ranges) => new(
        new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>> { [day] = [.. ranges.Split(' ').Select(Range)] }, []);

    private static LocalTimeRange Range(string text)
    {
        var times = text.Split('-').Select(time => time == "24:00" ? LocalTime.Midnight : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value).ToArray();
        return new LocalTimeRange(times[0], times[1]);
    }

    private static LocalDateTime Local(string text) => LocalDateTimePattern.ExtendedIso.Parse(text).Value;

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
