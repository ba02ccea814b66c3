using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Campaigns.Api.Json;

/// <summary>Durations as the API writes them: "hh:mm:ss", "hh:mm:ss.fff", "d.hh:mm:ss".</summary>
internal static partial class DurationText
{
    /// <summary>What a text must be to be one.</summary>
    public const string Expected = "Must be a duration such as \"00:05:00\", \"00:00:02.500\" or \"7.00:00:00\".";

    /// <summary>The duration; null when the text is none. Hours are 00–23, days 0–9999.</summary>
    public static Duration? Parse(string? text)
    {
        if (text is null || Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var duration = Duration.FromDays(Number(match.Groups["d"]))
            + Duration.FromHours(Number(match.Groups["h"]))
            + Duration.FromMinutes(Number(match.Groups["m"]))
            + Duration.FromSeconds(Number(match.Groups["s"]))
            + Duration.FromMilliseconds(Number(match.Groups["f"], match.Groups["f"].Value.PadRight(3, '0')));
        return match.Groups["minus"].Success ? -duration : duration;
    }

    public static string Format(Duration duration) =>
        duration.ToTimeSpan() is var span && span.Ticks % TimeSpan.TicksPerSecond == 0
            ? span.ToString("c", CultureInfo.InvariantCulture)
            : span.ToString(span.Days == 0 ? @"hh\:mm\:ss\.fff" : @"d\.hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    private static int Number(Group group, string? text = null) =>
        group.Success ? int.Parse(text ?? group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<minus>-)?(?:(?<d>[0-9]{1,4})\.)?(?<h>[01][0-9]|2[0-3]):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])(?:\.(?<f>[0-9]{1,3}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
