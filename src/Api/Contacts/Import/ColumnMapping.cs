using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Api.Json;

namespace Campaigns.Api.Contacts.Import;

/// <summary>What the sender of a list says its columns mean, beside what their names tell by themselves.</summary>
internal sealed record ColumnMapping(IReadOnlyDictionary<string, ContactField> Fields)
{
    public static readonly ColumnMapping None = new(new Dictionary<string, ContactField>());

    public static string Expected { get; } =
        $"Must be a JSON object from column names to one of {string.Join(", ", Enum.GetValues<ContactField>().Select(ApiJson.TextOf))}, such as {{\"Tel.\":\"phoneNumber\"}}.";

    /// <summary>Reads <c>{"Tel.":"phoneNumber"}</c>; null when it is none. No text: nothing is said.</summary>
    public static ColumnMapping? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return None;
        }

        Dictionary<string, ContactField> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, meaning) in Members(text) ?? [])
        {
            if (meaning is not JsonValue value || !value.TryGetValue<string>(out var word) || !EnumText.TryParse<ContactField>(word, out var field) || field is null)
            {
                return null;
            }

            fields[column.Trim()] = field.Value;
        }

        return fields.Count == 0 ? null : new ColumnMapping(fields);
    }

    private static JsonObject? Members(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
