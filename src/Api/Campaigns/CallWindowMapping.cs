using Campaigns.Api.Json;
using Campaigns.Domain.CallWindows;
using NodaTime;

namespace Campaigns.Api.Campaigns;

/// <summary>Reads a call window out of a request.</summary>
internal static class CallWindowMapping
{
    private const string Path = "callWindow";
    private static readonly LocalTimeRange Placeholder = new(new LocalTime(9, 0), new LocalTime(17, 0));

    public static CallWindow ToWindow(this CallWindowRequest request, RequestFaults faults)
    {
        if (request.Days is not null && (request.Start ?? request.End) is not null)
        {
            faults.Add($"{Path}.days", "Has either start and end, for all days, or days.");
        }

        var everyDay = Range(request.Start ?? "09:00", request.End ?? "17:00", Path, faults);
        return new CallWindow(
            request.Days is { } days ? Hours(days, faults) : CallWindow.Daily(everyDay.Start, everyDay.End).Hours,
            Blackouts(request.BlackoutDates ?? [], faults));
    }

    private static Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>> Hours(WeekdaysRequest days, RequestFaults faults)
    {
        var hours = new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>>();
        Add(IsoDayOfWeek.Monday, days.Monday);
        Add(IsoDayOfWeek.Tuesday, days.Tuesday);
        Add(IsoDayOfWeek.Wednesday, days.Wednesday);
        Add(IsoDayOfWeek.Thursday, days.Thursday);
        Add(IsoDayOfWeek.Friday, days.Friday);
        Add(IsoDayOfWeek.Saturday, days.Saturday);
        Add(IsoDayOfWeek.Sunday, days.Sunday);
        return hours;

        void Add(IsoDayOfWeek day, IReadOnlyList<TimeRangeRequest>? ranges)
        {
            if (ranges is { Count: > 0 })
            {
                var path = $"{Path}.days.{ApiJson.TextOf(day)}";
                hours[day] = [.. ranges.Select((range, index) => Range(range, $"{path}[{index}]", faults))];
            }
        }
    }

    private static LocalTimeRange Range(TimeRangeRequest range, string path, RequestFaults faults)
    {
        faults.Required($"{path}.start", range.Start);
        faults.Required($"{path}.end", range.End);
        return range is { Start: { } start, End: { } end } ? Range(start, end, path, faults) : Placeholder;
    }

    private static LocalTimeRange Range(string start, string end, string path, RequestFaults faults)
    {
        var opens = LocalTimeText.Parse(start);
        var closes = end == LocalTimeText.EndOfDay ? LocalTime.Midnight : LocalTimeText.Parse(end);
        if (opens is null)
        {
            faults.Add($"{path}.start", "Must be a local time, \"00:00\" to \"23:59\".");
        }

        if (closes is null)
        {
            faults.Add($"{path}.end", "Must be a local time, \"00:00\" to \"24:00\".");
        }

        if (opens is not { } from || closes is not { } to)
        {
            return Placeholder;
        }

        if (from == to && end != LocalTimeText.EndOfDay)
        {
            faults.Add($"{path}.end", "Must differ from its start; the whole day is \"00:00\" to \"24:00\".");
            return Placeholder;
        }

        return new LocalTimeRange(from, to);
    }

    private static List<DateInterval> Blackouts(IReadOnlyList<BlackoutRequest> requests, RequestFaults faults)
    {
        var intervals = new List<DateInterval>(requests.Count);
        for (var index = 0; index < requests.Count; index++)
        {
            var path = $"{Path}.blackoutDates[{index}]";
            var from = faults.Date(path, requests[index].From);
            var to = faults.Date(path, requests[index].To);
            if (from > to)
            {
                faults.Add(path, "The last date must not be before the first.");
            }
            else if (from is not null && to is not null)
            {
                intervals.Add(new DateInterval(from.Value, to.Value));
            }
        }

        return intervals;
    }
}
