using Campaigns.Api.Json;
using Campaigns.Domain.CallWindows;

namespace Campaigns.Api.Campaigns;

/// <summary>A call window, in the form in which a request may give it back.</summary>
/// <param name="Start">"hh:mm" when one range holds for all seven days; null otherwise.</param>
/// <param name="End">"hh:mm", up to "24:00", beside <paramref name="Start"/>.</param>
/// <param name="TimeZone">The campaign's own zone, an IANA id.</param>
/// <param name="Days">Ranges by weekday when the days differ; null otherwise.</param>
/// <param name="BlackoutDates">Closed ranges of local dates on which nobody is called.</param>
internal sealed record CallWindowResponse(
    string? Start,
    string? End,
    string TimeZone,
    IReadOnlyDictionary<string, IReadOnlyList<TimeRangeResponse>>? Days,
    IReadOnlyList<BlackoutResponse> BlackoutDates)
{
    public static CallWindowResponse From(CallWindow window, string timeZone)
    {
        var blackouts = window.BlackoutDates.Select(dates => new BlackoutResponse(dates.Start, dates.End)).ToArray();
        return SameRangeEveryDay(window) is { } range
            ? new CallWindowResponse(LocalTimeText.FormatStart(range.Start), LocalTimeText.FormatEnd(range.End), timeZone, null, blackouts)
            : new CallWindowResponse(null, null, timeZone, Days(window), blackouts);

        static Dictionary<string, IReadOnlyList<TimeRangeResponse>> Days(CallWindow window) => window.Hours
            .OrderBy(day => day.Key)
            .ToDictionary(day => ApiJson.TextOf(day.Key), IReadOnlyList<TimeRangeResponse> (day) => [.. day.Value.Select(TimeRangeResponse.From)]);
    }

    private static LocalTimeRange? SameRangeEveryDay(CallWindow window) =>
        window.Hours.Count == 7 && window.Hours.Values.All(ranges => ranges.Count == 1)
            && window.Hours.Values.Select(ranges => ranges[0]).Distinct().ToArray() is [var range]
            ? range
            : null;
}
