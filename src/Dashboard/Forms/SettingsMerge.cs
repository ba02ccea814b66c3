using System.Text.Json.Nodes;

namespace Campaigns.Dashboard.Forms;

/// <summary>Two edits of the same settings, put together member by member: what only one of them changed is as that one has it.</summary>
/// <param name="Merged">Settings with both edits; where they contradict, with ours.</param>
/// <param name="Meanwhile">What the other edit changed.</param>
public sealed record SettingsMerge(JsonObject Merged, IReadOnlyList<MeanwhileChange> Meanwhile)
{
    /// <param name="before">What both edits began with.</param>
    /// <param name="ours">As our form would save it.</param>
    /// <param name="theirs">As it is stored now.</param>
    public static SettingsMerge Of(JsonObject before, JsonObject ours, JsonObject theirs)
    {
        // As it will arrive there: 1 and 1.0 are one number.
        ours = JsonNode.Parse(ours.ToJsonString())!.AsObject();
        var merged = (JsonObject)theirs.DeepClone();
        List<MeanwhileChange> meanwhile = [];
        foreach (var member in before.Select(entry => entry.Key).Union(ours.Select(entry => entry.Key)).Union(theirs.Select(entry => entry.Key)).ToList())
        {
            var (was, mine, isNow) = (before[member], ours[member], theirs[member]);
            var weChanged = !JsonNode.DeepEquals(was, mine);
            if (weChanged)
            {
                merged[member] = mine?.DeepClone();
            }

            if (!JsonNode.DeepEquals(was, isNow) && !JsonNode.DeepEquals(mine, isNow))
            {
                meanwhile.Add(new MeanwhileChange(member, TextOf(was), TextOf(isNow), weChanged));
            }
        }

        return new SettingsMerge(merged, meanwhile);
    }

    private static string? TextOf(JsonNode? value) => value switch
    {
        null => "none",
        JsonValue single => single.ToString(),
        _ => null,
    };
}
