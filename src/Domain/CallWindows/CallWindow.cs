using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>
/// When people may be called, in local time: half-open ranges per weekday, minus blackout dates.
/// A range belongs to the weekday on which it starts. The zone is not part of the window: it is asked with each question.
/// </summary>
/// <param name="Hours">Ranges of each weekday; a weekday that is absent has none.</param>
/// <param name="BlackoutDates">Closed date intervals; every instant whose local date one of them names is removed.</param>
public sealed partial record CallWindow(
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>> Hours,
    IReadOnlyList<DateInterval> BlackoutDates)
{
    /// <summary>09:00–17:00 on all seven days.</summary>
    public static CallWindow Default { get; } = Daily(new LocalTime(9, 0), new LocalTime(17, 0));

    /// <summary>The same range on all seven days. End before start: overnight. Both midnight: any time.</summary>
    public static CallWindow Daily(LocalTime start, LocalTime end) => new(
        Enumerable.Range(1, 7).ToDictionary(
            day => (IsoDayOfWeek)day,
            IReadOnlyList<LocalTimeRange> (_) => [new LocalTimeRange(start, end)]),
        []);
}
