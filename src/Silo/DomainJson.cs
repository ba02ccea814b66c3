using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Campaigns.Silo;

/// <summary>How Domain's values are written as JSON between silos and into grain storage, so that Domain carries no serializer's attribute.</summary>
public static class DomainJson
{
    /// <summary>System.Text.Json with NodaTime's converters.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
