using Campaigns.Domain.Faults;
using NodaTime;

namespace Campaigns.Domain.CallWindows;

/// <summary>What windows make sense.</summary>
public static class CallWindowRules
{
    private const string Path = "callWindow";
    private const int MostRangesPerDay = 24;
    private const int MostBlackouts = 400;

    /// <summary>Notes every fault of a window.</summary>
    public static void Check(CallWindow window, FaultList faults)
    {
        faults.Require(window.Hours.Values.Any(ranges => ranges.Count > 0), Path, "Has no range on any weekday: nobody could ever be called.");
        faults.Require(
            window.BlackoutDates.Count <= MostBlackouts,
            $"{Path}.blackoutDates",
            $"Has {window.BlackoutDates.Count} entries; at most {MostBlackouts} are allowed. Neighbouring days can be one range.");
        foreach (var (day, ranges) in window.Hours.OrderBy(entry => entry.Key))
        {
            CheckDay(day, ranges, faults);
        }
    }

    private static void CheckDay(IsoDayOfWeek day, IReadOnlyList<LocalTimeRange> ranges, FaultList faults)
    {
        var path = $"{Path}.days.{day.ToString().ToLowerInvariant()}";
        if (ranges.Count > MostRangesPerDay)
        {
            faults.Require(false, path, $"Has {ranges.Count} ranges; at most {MostRangesPerDay} are allowed.");
            return;
        }

        foreach (var range in ranges)
        {
            faults.Require(
                range.Start != range.End || range.EndsAtMidnight,
                path,
                $"Start and end are both {range.Start:HH:mm}: an empty range. Use 00:00–24:00 for the whole day.");
        }

        var sorted = ranges.OrderBy(range => range.Start).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            var before = sorted[i - 1];
            faults.Require(
                !before.IsOvernight && !before.EndsAtMidnight && before.End <= sorted[i].Start,
                path,
                $"The ranges that start at {before.Start:HH:mm} and {sorted[i].Start:HH:mm} overlap.");
        }
    }
}
