namespace Campaigns.Api.Json;

/// <summary>Reads the texts by which lists are filtered; one that can't be looked for is a fault at its path and null.</summary>
internal static class FilterText
{
    private const int MaxLength = 200;
    private const int MaxDigits = 15;

    /// <summary>Any text that a column can hold. An empty one is none.</summary>
    public static string? QueryText(this RequestFaults faults, string path, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length <= MaxLength && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        faults.Add(path, $"Must have at most {MaxLength} characters, and none that is U+0000.");
        return null;
    }

    /// <summary>"+" and up to 15 digits. A "+" that a URL turned into a blank is understood, and so is one that was left out.</summary>
    public static string? QueryNumber(this RequestFaults faults, string path, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var digits = text.TrimStart('+', ' ');
        if (digits.Length is >= 1 and <= MaxDigits && digits.All(char.IsAsciiDigit))
        {
            return $"+{digits}";
        }

        faults.Add(path, "Must be \"+\" (%2B) and up to 15 digits, such as \"+12025550123\".");
        return null;
    }
}
