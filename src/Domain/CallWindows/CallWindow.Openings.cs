using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <content>
/// When the window is open. An instant is judged by its own local time, so a local time that a clock change skips is never asked for and one
/// that it repeats is open both times: no resolver decides anything.
/// </content>
public sealed partial record CallWindow
{
    /// <summary>How far ahead an opening is looked for; beyond it a contact counts as unreachable.</summary>
    public static readonly Duration Horizon = Duration.FromDays(60);

    /// <summary>True when <paramref name="at"/> is inside the window in every one of the zones; never without a zone.</summary>
    public bool IsOpen(Instant at, IReadOnlyList<DateTimeZone> zones)
    {
        for (var i = 0; i < zones.Count; i++)
        {
            if (!IsOpen(at.InZone(zones[i]).LocalDateTime))
            {
                return false;
            }
        }

        // Nobody knows what time it is for a contact without a zone: fail closed.
        return zones.Count > 0;
    }

    /// <summary>True when a local date and time is inside the window: half-open ranges, minus blackout dates.</summary>
    public bool IsOpen(LocalDateTime local)
    {
        var date = local.Date;
        if (IsBlackedOut(date))
        {
            return false;
        }

        var time = local.TimeOfDay;
        return Any(date.DayOfWeek, time, afterMidnight: false)
            || Any(date.PlusDays(-1).DayOfWeek, time, afterMidnight: true);
    }

    /// <summary>The first instant at or after <paramref name="from"/> at which every zone is open; null when there is none within 60 days.</summary>
    public Instant? NextOpening(Instant from, IReadOnlyList<DateTimeZone> zones) => FirstWhere(open: true, from, zones, from + Horizon);

    /// <summary>The first instant after <paramref name="at"/> at which some zone is closed; null when there is none within 60 days.</summary>
    public Instant? ClosesAt(Instant at, IReadOnlyList<DateTimeZone> zones) => FirstWhere(open: false, at, zones, at + Horizon);

    /// <summary>True when every zone is open from <paramref name="from"/> until <paramref name="until"/>, both included, without a pause.</summary>
    public bool StaysOpen(Instant from, Instant until, IReadOnlyList<DateTimeZone> zones) => FirstWhere(open: false, from, zones, until) is null;

    private bool IsBlackedOut(LocalDate date)
    {
        for (var i = 0; i < BlackoutDates.Count; i++)
        {
            if (BlackoutDates[i].Contains(date))
            {
                return true;
            }
        }

        return false;
    }

    private bool Any(IsoDayOfWeek day, LocalTime time, bool afterMidnight)
    {
        if (!Hours.TryGetValue(day, out var ranges))
        {
            return false;
        }

        for (var i = 0; i < ranges.Count; i++)
        {
            if (afterMidnight ? ranges[i].CoversNextDay(time) : ranges[i].CoversOwnDay(time))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Openness changes only where a local clock passes a range's edge or midnight, or jumps: it is enough to look at those instants.
    /// </summary>
    private Instant? FirstWhere(bool open, Instant from, IReadOnlyList<DateTimeZone> zones, Instant last)
    {
        if (IsOpen(from, zones) == open)
        {
            return from;
        }

        for (var at = NextEdge(from, zones); at <= last; at = NextEdge(at, zones))
        {
            if (IsOpen(at, zones) == open)
            {
                return at;
            }
        }

        return null;
    }

    private Instant NextEdge(Instant after, IReadOnlyList<DateTimeZone> zones)
    {
        var next = Instant.MaxValue;
        for (var i = 0; i < zones.Count; i++)
        {
            next = Instant.Min(next, NextEdge(after, zones[i]));
        }

        return next;
    }

    /// <summary>The next instant at which this zone's local clock passes an edge. Within one offset local time is plain arithmetic.</summary>
    private Instant NextEdge(Instant after, DateTimeZone zone)
    {
        var interval = zone.GetZoneInterval(after);
        var local = after.WithOffset(interval.WallOffset).LocalDateTime;
        var next = local.Date.PlusDays(1).AtMidnight();
        foreach (var time in Edges())
        {
            var edge = local.Date.At(time);
            if (edge > local && edge < next)
            {
                next = edge;
            }
        }

        var instant = next.WithOffset(interval.WallOffset).ToInstant();
        return interval.HasEnd && interval.End < instant ? interval.End : instant;
    }

    private IEnumerable<LocalTime> Edges()
    {
        foreach (var ranges in Hours.Values)
        {
            foreach (var range in ranges)
            {
                yield return range.Start;
                yield return range.End;
            }
        }
    }
}
