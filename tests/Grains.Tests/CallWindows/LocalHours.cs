using NodaTime;

namespace Campaigns.Grains.Tests.CallWindows;

/// <summary>A place, its numbers, and its offsets from UTC by hand: the judge asks no time zone database.</summary>
/// <param name="ZoneId">IANA id that the engine is given.</param>
/// <param name="Numbers">Contacts that live there.</param>
/// <param name="OffsetMinutes">From UTC before <paramref name="ChangesAt"/>.</param>
/// <param name="ChangesAt">When the clocks change; null: not in these days.</param>
/// <param name="OffsetMinutesAfterwards">From UTC after it.</param>
internal sealed record LocalHours(string ZoneId, IReadOnlyList<string> Numbers, int OffsetMinutes, Instant? ChangesAt = null, int OffsetMinutesAfterwards = 0)
{
    /// <summary>True from 09:00 to 17:00 local time, half-open.</summary>
    public bool Covers(Instant at)
    {
        var offset = ChangesAt is { } change && at >= change ? OffsetMinutesAfterwards : OffsetMinutes;
        var minuteOfDay = ((at.ToUnixTimeMilliseconds() + (offset * 60_000L)) % 86_400_000L) / 60_000.0;
        return minuteOfDay is >= 9 * 60 and < 17 * 60;
    }
}
