using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Domain.Webhooks;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Campaigns.Persistence.Webhooks;

/// <summary>How events are written for endpoints: in the dialect of the HTTP API.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static string Data<T>(T data) => JsonSerializer.Serialize(data, Options);

    /// <summary>The whole body: type, timestamp of the event, data (Standard Webhooks 1.0, "Payload structure").</summary>
    public static string Body(WebhookEvent known, Instant occurredAt, string data) =>
        $$"""{"type":"{{WebhookEvents.NameOf(known)}}","timestamp":"{{InstantPattern.ExtendedIso.Format(occurredAt)}}","data":{{data}}}""";

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Never inside HTML: "+12025550123" shall stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
