using System.Text.Json;

namespace Campaigns.Api.Json;

/// <summary>Enum values in queries, in the words that JSON has for them.</summary>
internal static class EnumText
{
    /// <summary>Names every value, for the message of a fault.</summary>
    public static string Expected<TEnum>() where TEnum : struct, Enum =>
        $"Must be one of {string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.";

    /// <summary>Reads a value; no text is no value. False for a word that is none.</summary>
    public static bool TryParse<TEnum>(string? text, out TEnum? value) where TEnum : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (ApiJson.TextOf(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads several values with commas between them; no text is none of them. A word that is none is a fault at the path.</summary>
    public static IReadOnlyList<TEnum> ParseAll<TEnum>(string? text, string path, RequestFaults faults) where TEnum : struct, Enum
    {
        List<TEnum> values = [];
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParse<TEnum>(word, out var value))
            {
                values.Add(value!.Value);
            }
            else
            {
                faults.Add(path, $"{Expected<TEnum>().TrimEnd('.')}, or several with commas between them.");
            }
        }

        return values;
    }
}
