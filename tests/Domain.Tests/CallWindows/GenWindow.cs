using Campaigns.Domain.CallWindows;
using CsCheck;
using NodaTime;

namespace Campaigns.Domain.Tests.CallWindows;

/// <summary>Random call windows that like the hours and the dates at which clocks change.</summary>
internal static class GenWindow
{
    private static readonly LocalDate[] ChangeDates = [.. ClockChanges.All.Select(change => change.At.InZone(change.Zone).Date).Distinct().Order()];

    private static readonly Gen<LocalTime> Time = Gen.OneOf(
        Gen.Int[0, 1439].Select(minute => LocalTime.FromMinutesSinceMidnight(minute)),
        Gen.Int[0, 10].Select(half => LocalTime.FromMinutesSinceMidnight(half * 30)),
        Gen.Const(LocalTime.Midnight));

    private static readonly Gen<LocalTimeRange> Range = Gen.Select(Time, Time, (start, end) => new LocalTimeRange(start, end));

    private static readonly Gen<DateInterval> Blackout = Gen.Select(
        Gen.Int[0, ChangeDates.Length - 1],
        Gen.Int[0, 3],
        (index, days) => new DateInterval(ChangeDates[index], ChangeDates[index].PlusDays(days)));

    /// <summary>No, one or several ranges a day (overlaps and empty ones included), some blackout dates.</summary>
    public static Gen<CallWindow> Any { get; } = Gen.Select(
        Range.Array[0, 3].Array[7],
        Blackout.Array[0, 12],
        (days, blackouts) => new CallWindow(
            days.Select((ranges, index) => (Day: (IsoDayOfWeek)(index + 1), Ranges: ranges))
                .Where(day => day.Ranges.Length > 0)
                .ToDictionary(day => day.Day, IReadOnlyList<LocalTimeRange> (day) => day.Ranges),
            blackouts));
}
