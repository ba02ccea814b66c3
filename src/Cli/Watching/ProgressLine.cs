using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Cli.Commands;

namespace Campaigns.Cli.Watching;

/// <summary>A campaign in one line.</summary>
internal static class ProgressLine
{
    public static double Share(JsonNode progress) =>
        progress.Count("total") == 0 ? 1 : (double)(progress.Count("total") - progress.Count("notFinal")) / progress.Count("total");

    public static string Of(JsonNode progress)
    {
        var attempts = progress["attempts"]!.AsObject().Where(pair => pair.Value!.GetValue<long>() > 0).Select(pair => $"{pair.Key} {pair.Value!.GetValue<long>().Number()}");
        var done = progress.Count("total") - progress.Count("notFinal");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Text("status")}: {done:N0} of {progress.Count("total"):N0} contacts done ({Share(progress):P0}), {progress.Count("openCalls"):N0} calls up; {string.Join(", ", attempts)}").TrimEnd(' ', ';');
    }
}
