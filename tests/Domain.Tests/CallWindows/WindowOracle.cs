using Campaigns.Domain.CallWindows;
using NodaTime;

namespace Campaigns.Domain.Tests.CallWindows;

/// <summary>
/// A second, naive reading of a call window that shares no code with the product: seconds of a local week in plain integers,
/// with nothing taken from the calendar library but a zone's offset.
/// </summary>
internal sealed class WindowOracle
{
    private const long Day = 86_400;
    private const long Week = 7 * Day;

    private readonly List<(long Start, long Length)> _spans = [];
    private readonly HashSet<long> _blackoutDays = [];

    public WindowOracle(CallWindow window)
    {
        foreach (var (day, ranges) in window.Hours)
        {
            foreach (var range in ranges)
            {
                var start = SecondOf(range.Start);
                var end = SecondOf(range.End);
                var length = end == 0 ? Day - start : end >= start ? end - start : Day - start + end;
                _spans.Add(((((int)day - 1) * Day) + start, length));
            }
        }

        foreach (var interval in window.BlackoutDates)
        {
            foreach (var date in interval)
            {
                _blackoutDays.Add(Period.DaysBetween(new LocalDate(1970, 1, 1), date));
            }
        }
    }

    public bool IsOpen(Instant at, IReadOnlyList<DateTimeZone> zones) => zones.Count > 0 && zones.All(zone => IsOpen(at, zone));

    private bool IsOpen(Instant at, DateTimeZone zone)
    {
        var local = at.ToUnixTimeSeconds() + zone.GetUtcOffset(at).Seconds;
        var day = Math.DivRem(local, Day).Quotient;
        if (_blackoutDays.Contains(day))
        {
            return false;
        }

        // 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday.
        var second = (local + (3 * Day)) % Week;
        foreach (var (start, length) in _spans)
        {
            if ((second - start + Week) % Week < length)
            {
                return true;
            }
        }

        return false;
    }

    private static long SecondOf(LocalTime time) => (((time.Hour * 60) + time.Minute) * 60) + time.Second;
}
