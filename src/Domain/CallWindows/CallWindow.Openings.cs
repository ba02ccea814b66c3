using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <content>When the window is open. With zones, the questions are <see cref="ContactHours"/>'s.</content>
public sealed partial record CallWindow
{
    /// <summary>True when <paramref name="at"/> is inside the window in every one of the zones; never without a zone.</summary>
    public bool IsOpen(Instant at, IReadOnlyList<DateTimeZone> zones) => ContactHours.Of(this, zones).IsOpen(at);

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

    /// <inheritdoc cref="ContactHours.NextOpening"/>
    public Instant? NextOpening(Instant from, IReadOnlyList<DateTimeZone> zones) => ContactHours.Of(this, zones).NextOpening(from);

    /// <inheritdoc cref="ContactHours.ClosesAt"/>
    public Instant? ClosesAt(Instant at, IReadOnlyList<DateTimeZone> zones) => ContactHours.Of(this, zones).ClosesAt(at);

    /// <inheritdoc cref="ContactHours.StaysOpen"/>
    public bool StaysOpen(Instant from, Instant until, IReadOnlyList<DateTimeZone> zones) => ContactHours.Of(this, zones).StaysOpen(from, until);

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
}
