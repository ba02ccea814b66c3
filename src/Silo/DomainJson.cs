using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Campaigns.Silo;

/// <summary>How Domain's values are written as JSON between silos and into grain storage, so that Domain carries no serializer's attribute.</summary>
public static class DomainJson
{
    /// <summary>System.Text.Json with NodaTime's converters.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same, with a say in how types are written.</summary>
    internal static JsonSerializerOptions With(IJsonTypeInfoResolver types) => Create(types);

    private static JsonSerializerOptions Create(IJsonTypeInfoResolver? types = null)
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = types }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
