using NodaTime;
using NodaTime.Text;

namespace Campaigns.Api.Json;

/// <summary>Reads the single values of requests; a value that can't be read is a fault at its path and null.</summary>
internal static class RequestText
{
    /// <summary>A member that must be there.</summary>
    public static T Required<T>(this RequestFaults faults, string path, T? value, T otherwise) where T : struct
    {
        if (value is null)
        {
            faults.Add(path, "Is required.");
        }

        return value ?? otherwise;
    }

    /// <summary>A text that must be there and not blank.</summary>
    public static string Required(this RequestFaults faults, string path, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            faults.Add(path, "Is required.");
        }

        return value ?? "";
    }

    /// <summary>A duration, see <see cref="DurationText"/>.</summary>
    public static Duration? Duration(this RequestFaults faults, string path, string? text)
    {
        var duration = DurationText.Parse(text);
        if (text is not null && duration is null)
        {
            faults.Add(path, DurationText.Expected);
        }

        return duration;
    }

    /// <summary>An instant: ISO 8601 in UTC.</summary>
    public static Instant? Instant(this RequestFaults faults, string path, string? text) =>
        Parse(faults, path, text, InstantPattern.ExtendedIso, "an instant in UTC such as \"2026-01-31T17:00:00Z\"");

    /// <summary>A calendar date.</summary>
    public static LocalDate? Date(this RequestFaults faults, string path, string? text) =>
        Parse(faults, path, text, LocalDatePattern.Iso, "a date such as \"2026-12-25\"");

    private static T? Parse<T>(RequestFaults faults, string path, string? text, IPattern<T> pattern, string expected) where T : struct
    {
        if (text is null)
        {
            return null;
        }

        if (pattern.Parse(text).TryGetValue(default, out var value))
        {
            return value;
        }

        faults.Add(path, $"Must be {expected}.");
        return null;
    }
}
