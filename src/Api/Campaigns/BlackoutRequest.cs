using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.Api.Campaigns;

/// <summary>One blacked-out date, or a closed range of them.</summary>
/// <param name="From">First date.</param>
/// <param name="To">Last date; the same as the first for a single one.</param>
[JsonConverter(typeof(Converter))]
internal sealed record BlackoutRequest(string From, string To)
{
    /// <summary>What a value must be to be one.</summary>
    public const string Expected = "Must be a date such as \"2026-12-25\", or an object with \"from\" and \"to\" and nothing else.";

    private sealed class Converter : JsonConverter<BlackoutRequest>
    {
        public override BlackoutRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement switch
            {
                { ValueKind: JsonValueKind.String } date => new BlackoutRequest(date.GetString()!, date.GetString()!),
                { ValueKind: JsonValueKind.Object } range when range.GetPropertyCount() == 2 => new BlackoutRequest(Date(range, "from"), Date(range, "to")),
                _ => throw new JsonException(Expected),
            };
        }

        public override void Write(Utf8JsonWriter writer, BlackoutRequest value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("from", value.From);
            writer.WriteString("to", value.To);
            writer.WriteEndObject();
        }

        private static string Date(JsonElement range, string name) =>
            range.TryGetProperty(name, out var date) && date.ValueKind == JsonValueKind.String ? date.GetString()! : throw new JsonException(Expected);
    }
}
