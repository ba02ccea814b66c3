using System.Text.Json;

namespace Campaigns.Domain.Assistants;

/// <summary>The variables of a call: those of its campaign, and those of its contact before them.</summary>
public static class CallVariables
{
    /// <summary>
    /// Names and texts. A string stands as it is, anything else as its JSON text; null takes a campaign's variable away.
    /// </summary>
    /// <param name="campaignJson">A JSON object.</param>
    /// <param name="contactJson">A JSON object, or null.</param>
    public static IReadOnlyDictionary<string, string> Merge(string campaignJson, string? contactJson)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(campaignJson, variables);
        if (contactJson is not null)
        {
            Add(contactJson, variables);
        }

        return variables;
    }

    private static void Add(string json, Dictionary<string, string> variables)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null)
            {
                variables.Remove(member.Name);
            }
            else
            {
                variables[member.Name] = member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
            }
        }
    }
}
