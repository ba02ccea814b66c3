using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Persistence.Secrets;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Campaigns.Persistence;

/// <summary>How records are written into jsonb columns: camelCase, enums by name, NodaTime values in ISO form, secrets left out.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The column doesn't hold a <typeparamref name="T"/>.</exception>
    public static T Read<T>(string json)
        where T : class =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter() },
            TypeInfoResolver = SecretJson.LeavingOut,
        };
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
