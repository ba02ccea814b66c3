using System.Globalization;

namespace Campaigns.Dashboard.Session;

/// <summary>Numbers and words as pages write them.</summary>
public static class Texts
{
    /// <summary>"12,345".</summary>
    public static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"37.5 %"; "–" for what isn't known.</summary>
    public static string Share(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %") : "–";

    /// <summary>"2.4".</summary>
    public static string Rate(double? rate) => rate is { } known ? known.ToString(known < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) : "–";

    /// <summary>"850 ms", "5 s", "3 min 20 s", "2 h 5 min", "4 d 3 h".</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => $"{(int)length.TotalSeconds} s",
        { TotalHours: < 1 } => length.Seconds == 0 ? $"{length.Minutes} min" : $"{length.Minutes} min {length.Seconds} s",
        { TotalDays: < 1 } => length.Minutes == 0 ? $"{length.Hours} h" : $"{length.Hours} h {length.Minutes} min",
        _ => length.Hours == 0 ? $"{length.Days} d" : $"{length.Days} d {length.Hours} h",
    };

    /// <summary>A duration of the API, "d.hh:mm:ss", in words.</summary>
    public static string Length(string duration) =>
        TimeSpan.TryParseExact(duration, "c", CultureInfo.InvariantCulture, out var length) ? Length(length) : duration;

    /// <summary>"noAnswer" is "No answer" to people.</summary>
    public static string Words(string name)
    {
        var words = string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"1 contact", "2,000 contacts".</summary>
    public static string Plural(long n, string one, string many) => $"{Count(n)} {(n == 1 ? one : many)}";
}
