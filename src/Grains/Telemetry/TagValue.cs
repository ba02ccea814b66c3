using System.Collections.Frozen;
using System.Text.Json;

namespace Campaigns.Grains.Telemetry;

/// <summary>The values of an enum as tags of metrics and traces: in camelCase, as the API writes them. Nothing is allocated to read one.</summary>
internal static class TagValue<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Names =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>A value that a newer version of the program added is "other".</summary>
    public static string Of(TEnum value) => Names.GetValueOrDefault(value, "other");
}
