using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>A window in one zone, in force on some local dates; on the others it forbids nothing.</summary>
/// <param name="zone">Whose local time counts.</param>
/// <param name="window">The hours.</param>
/// <param name="from">First local date on which it is in force; null: it always was.</param>
/// <param name="until">Last local date; null: until further notice.</param>
/// <param name="holidays">Local dates on which it is closed while it is in force; null: none.</param>
internal sealed class LocalHours(DateTimeZone zone, CallWindow window, LocalDate? from = null, LocalDate? until = null, IReadOnlySet<LocalDate>? holidays = null)
{
    // The local times, beside midnight, at which openness may change.
    private LocalTime[]? _edges;

    public bool IsOpen(Instant at)
    {
        var local = at.InZone(zone).LocalDateTime;
        return local.Date < from || local.Date > until || (window.IsOpen(local) && holidays?.Contains(local.Date) is not true);
    }

    /// <summary>The next instant at which this zone's local clock passes an edge or midnight, or jumps. Within one offset local time is plain arithmetic.</summary>
    public Instant NextEdge(Instant after)
    {
        _edges ??= [.. window.Hours.Values.SelectMany(ranges => ranges).SelectMany(range => new[] { range.Start, range.End }).Distinct()];
        var interval = zone.GetZoneInterval(after);
        var local = after.WithOffset(interval.WallOffset).LocalDateTime;
        var next = local.Date.PlusDays(1).AtMidnight();
        foreach (var time in _edges)
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
}
