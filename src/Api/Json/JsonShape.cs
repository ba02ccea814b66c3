using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Campaigns.Api.Json;

/// <summary>
/// Holds a JSON tree against the contract of a type and names everything that doesn't fit, where the serializer stops at the first.
/// What doesn't fit is taken out of the tree, so that the rest can still be read and judged in the same answer.
/// </summary>
internal static class JsonShape
{
    public static void Prune(JsonObject root, JsonTypeInfo type, RequestFaults faults) => PruneObject(root, type, "", faults);

    private static void PruneObject(JsonObject node, JsonTypeInfo type, string path, RequestFaults faults)
    {
        foreach (var (name, value) in node.ToArray())
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (type.Properties.FirstOrDefault(property => property.Name == name) is not { } known)
            {
                faults.AddMalformed(at, UnknownMember(type, name));
                node.Remove(name);
            }
            else if (!Fits(value, type.Options.GetTypeInfo(known.PropertyType), at, faults))
            {
                node.Remove(name);
            }
        }
    }

    private static bool Fits(JsonNode? node, JsonTypeInfo type, string path, RequestFaults faults)
    {
        if (node is null)
        {
            // Null is the same as left out.
            return true;
        }

        switch (type.Kind, node)
        {
            case (JsonTypeInfoKind.Object, JsonObject members):
                PruneObject(members, type, path, faults);
                return true;
            case (JsonTypeInfoKind.Enumerable, JsonArray elements):
                return PruneArray(elements, type.Options.GetTypeInfo(type.ElementType!), path, faults);
            case (JsonTypeInfoKind.Object, _):
                faults.AddMalformed(path, "Must be a JSON object.");
                return false;
            case (JsonTypeInfoKind.Enumerable, _):
                faults.AddMalformed(path, "Must be a JSON array.");
                return false;
            default:
                return LeafFits(node, type, path, faults);
        }
    }

    private static bool PruneArray(JsonArray elements, JsonTypeInfo elementType, string path, RequestFaults faults)
    {
        for (var index = elements.Count - 1; index >= 0; index--)
        {
            var at = $"{path}[{index}]";
            if (elements[index] is null)
            {
                faults.AddMalformed(at, $"Must not be null.");
                elements.RemoveAt(index);
            }
            else if (!Fits(elements[index], elementType, at, faults))
            {
                elements.RemoveAt(index);
            }
        }

        return true;
    }

    private static bool LeafFits(JsonNode node, JsonTypeInfo type, string path, RequestFaults faults)
    {
        try
        {
            node.Deserialize(type);
            if (!HasNul(node))
            {
                return true;
            }

            faults.AddMalformed(path, $"Must not have the character U+0000.");
            return false;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            faults.AddMalformed(path, Expected(Nullable.GetUnderlyingType(type.Type) ?? type.Type, exception.Message));
            return false;
        }
    }

    /// <summary>PostgreSQL stores every character but this one.</summary>
    /// <exception cref="InvalidOperationException">A string is no valid Unicode.</exception>
    private static bool HasNul(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => member.Key.Contains('\0', StringComparison.Ordinal) || HasNul(member.Value)),
        JsonArray elements => elements.Any(HasNul),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Contains('\0', StringComparison.Ordinal),
        _ => false,
    };

    /// <param name="type">The leaf.</param>
    /// <param name="said">What its converter said, for types that only their converter knows.</param>
    private static string Expected(Type type, string said) => type switch
    {
        _ when type == typeof(string) => "Must be a string.",
        _ when type == typeof(bool) => "Must be true or false.",
        _ when type == typeof(int) || type == typeof(long) => "Must be a whole number.",
        _ when type == typeof(double) => "Must be a number.",
        _ when type == typeof(Guid) => "Must be an id such as \"01970000-0000-7000-8000-000000000000\".",
        _ when type == typeof(NodaTime.Duration) => DurationText.Expected,
        _ when type == typeof(NodaTime.Instant) => "Must be an instant in UTC such as \"2026-01-31T17:00:00Z\".",
        _ when type == typeof(JsonObject) => "Must be a JSON object.",
        _ when type.IsEnum => $"Must be one of {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))}.",
        _ => said,
    };

    private static string UnknownMember(JsonTypeInfo type, string name) =>
        type.Properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"There is no member \"{name}\" here; \"{meant.Name}\" is meant, perhaps."
            : $"There is no member \"{name}\" here. Known are: {string.Join(", ", type.Properties.Select(property => property.Name))}.";
}
