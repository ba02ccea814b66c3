using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Campaigns.Cli.Api;

/// <summary>The API refused a request.</summary>
internal sealed class ApiRefusedException(HttpStatusCode status, string body) : Exception($"Refused with {(int)status}.")
{
    /// <summary>Every fault of the problem, a line each: its path, then its message. Without faults: the problem's own words.</summary>
    public IReadOnlyList<string> Lines { get; } = Read(status, body);

    private static List<string> Read(HttpStatusCode status, string body)
    {
        var head = ((int)status).ToString(CultureInfo.InvariantCulture);
        if (Parse(body) is not { } problem)
        {
            return [$"The API answered {head}, and not in its own words: is this its address?"];
        }

        var faults = (problem["errors"] as JsonArray ?? [])
            .Select(fault => (Path: fault?["path"]?.ToString() ?? "", Message: fault?["message"]?.ToString() ?? ""))
            .Select(fault => fault.Path.Length == 0 ? fault.Message : $"{fault.Path}: {fault.Message}")
            .ToList();
        return faults.Count > 0 ? faults : [$"{problem["title"]} {problem["detail"]}".Trim()];
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
