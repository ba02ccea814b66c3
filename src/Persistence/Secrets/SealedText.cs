using System.Text.Json;
using System.Text.Json.Serialization;

namespace Campaigns.Persistence.Secrets;

/// <summary>
/// A secret inside stored JSON: <c>{"sealed":"…"}</c>. A bare text is a secret from before secrets were sealed: it is still read, and never written.
/// </summary>
internal sealed class SealedText(SecretSeal seal) : JsonConverter<string>
{
    /// <summary>The one member of a sealed secret.</summary>
    public const string Member = "sealed";

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty(Member, out var stored)
            ? seal.OpenText(stored.GetString()!)
            : throw new JsonException("A stored secret is neither sealed nor a text.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Member, seal.SealText(value));
        writer.WriteEndObject();
    }
}
