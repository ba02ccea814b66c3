using NodaTime;

namespace Campaigns.Domain.CallRecords;

/// <summary>How often a caller number may be used on the day of an attempt.</summary>
/// <param name="MaxCallsPerDay">At least 1.</param>
/// <param name="Day">The day that counts.</param>
/// <param name="Until">When the next day begins.</param>
public sealed record CallerNumberCap(int MaxCallsPerDay, LocalDate Day, Instant Until)
{
    /// <summary>The cap of the day on which an instant lies; null when there is none, or the zone isn't known.</summary>
    /// <param name="maxCallsPerDay">Of the number; null: as often as one likes.</param>
    /// <param name="zoneId">In which days begin: an IANA id.</param>
    /// <param name="zones">The time zone database.</param>
    /// <param name="at">When the attempt begins.</param>
    public static CallerNumberCap? Of(int? maxCallsPerDay, string zoneId, IDateTimeZoneProvider zones, Instant at)
    {
        if (maxCallsPerDay is not { } most || zones.GetZoneOrNull(zoneId) is not { } zone)
        {
            return null;
        }

        var today = at.InZone(zone).Date;
        return new CallerNumberCap(most, today, zone.AtStartOfDay(today.PlusDays(1)).ToInstant());
    }
}
