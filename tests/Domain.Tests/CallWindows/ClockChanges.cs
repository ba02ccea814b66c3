using NodaTime;

namespace Campaigns.Domain.Tests.CallWindows;

/// <summary>The instants at which some zone's clock jumps, from 2024 to 2030.</summary>
internal static class ClockChanges
{
    private static readonly Instant From = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2031, 1, 1, 0, 0);

    /// <summary>Every zone of the time zone database with each of its changes; one ordinary instant for a zone that has none.</summary>
    public static IReadOnlyList<(DateTimeZone Zone, Instant At)> All { get; } =
        [.. DateTimeZoneProviders.Tzdb.Ids.SelectMany(id => Of(DateTimeZoneProviders.Tzdb[id]))];

    public static IEnumerable<(DateTimeZone Zone, Instant At)> Of(DateTimeZone zone)
    {
        var changes = zone.GetZoneIntervals(From, To).Where(interval => interval.HasEnd && interval.End < To).Select(interval => (zone, interval.End)).ToList();
        return changes.Count > 0 ? changes : [(zone, Instant.FromUtc(2027, 2, 28, 12, 0))];
    }
}
