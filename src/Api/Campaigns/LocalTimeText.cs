using NodaTime;
using NodaTime.Text;

namespace Campaigns.Api.Campaigns;

/// <summary>
/// Local times of day as the API writes them. A range's end may be "24:00", the end of the day, which NodaTime's LocalTime doesn't have:
/// inside it is midnight, as <see cref="Domain.CallWindows.LocalTimeRange"/> says.
/// </summary>
internal static class LocalTimeText
{
    public const string EndOfDay = "24:00";

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss");

    /// <summary>The time; null when the text is none.</summary>
    public static LocalTime? Parse(string text) =>
        Minutes.Parse(text).TryGetValue(default, out var time) || Seconds.Parse(text).TryGetValue(default, out time) ? time : null;

    public static string FormatStart(LocalTime time) => time.Second == 0 ? Minutes.Format(time) : Seconds.Format(time);

    public static string FormatEnd(LocalTime time) => time == LocalTime.Midnight ? EndOfDay : FormatStart(time);
}
