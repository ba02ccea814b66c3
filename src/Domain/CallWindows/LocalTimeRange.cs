using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>
/// A half-open range of local times, [<paramref name="Start"/>, <paramref name="End"/>).
/// End before start runs over midnight; an end of midnight is the end of the day (24:00), so midnight to midnight is the whole day.
/// </summary>
public readonly record struct LocalTimeRange(LocalTime Start, LocalTime End)
{
    /// <summary>The range goes on after midnight.</summary>
    public bool IsOvernight => End < Start && End != LocalTime.Midnight;

    /// <summary>The end is the end of the day.</summary>
    public bool EndsAtMidnight => End == LocalTime.Midnight;

    /// <summary>True when a time on the day on which the range starts is inside.</summary>
    public bool CoversOwnDay(LocalTime time) => time >= Start && (IsOvernight || EndsAtMidnight || time < End);

    /// <summary>True when a time on the day after is inside.</summary>
    public bool CoversNextDay(LocalTime time) => IsOvernight && time < End;
}
