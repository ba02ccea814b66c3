using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Campaigns.Api.Tests;

/// <summary>Short words for what the endpoint tests do over and over.</summary>
internal static class HttpExtensions
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonNode> ReadAsync(this HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} instead of {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient http, string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        await (await http.GetAsync(path, Cancellation)).ReadAsync(expected);

    public static async Task<JsonNode> PostJsonAsync(this HttpClient http, string path, string json, HttpStatusCode expected) =>
        await (await http.PostAsync(path, Json(json), Cancellation)).ReadAsync(expected);

    public static async Task<JsonNode> PutJsonAsync(this HttpClient http, string path, string json, HttpStatusCode expected, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = Json(json) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await (await http.SendAsync(request, Cancellation)).ReadAsync(expected);
    }

    public static async Task<JsonNode> ImportAsync(this HttpClient http, Guid campaign, byte[] file, HttpStatusCode expected, string query = "")
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await (await http.PostAsync($"/api/v1/campaigns/{campaign}/contacts/import{query}", content, Cancellation)).ReadAsync(expected);
    }

    public static Task<JsonNode> ImportAsync(this HttpClient http, Guid campaign, string file, HttpStatusCode expected, string query = "") =>
        http.ImportAsync(campaign, Encoding.UTF8.GetBytes(file), expected, query);

    /// <summary>A new draft.</summary>
    public static async Task<Guid> CreateCampaignAsync(this HttpClient http, string more = "")
    {
        var created = await http.PostJsonAsync(
            "/api/v1/campaigns",
            $$"""{ "name": "Spring", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{Guid.NewGuid()}}" {{more}} }""",
            HttpStatusCode.Created);
        return created["id"]!.GetValue<Guid>();
    }

    /// <summary>A new draft with a name, on a trunk of the team.</summary>
    public static async Task<Guid> CreateCampaignAsync(this HttpClient http, string name, Guid trunk, int priority)
    {
        var created = await http.PostJsonAsync(
            "/api/v1/campaigns",
            $$"""{ "name": "{{name}}", "assistantId": "{{Guid.NewGuid()}}", "trunkId": "{{trunk}}", "priority": {{priority}} }""",
            HttpStatusCode.Created);
        return created["id"]!.GetValue<Guid>();
    }

    public static async Task CommandAsync(this HttpClient http, Guid campaign, string command) =>
        await (await http.PostAsync($"/api/v1/campaigns/{campaign}/{command}", null, Cancellation)).ReadAsync(HttpStatusCode.OK);

    /// <summary>Checks that an answer is a problem of this type, and returns the paths of its faults.</summary>
    public static string[] AssertProblem(this JsonNode problem, string type)
    {
        Assert.Equal(type, problem["type"]!.GetValue<string>());
        Assert.NotNull(problem["title"]);
        Assert.NotNull(problem["status"]);
        Assert.NotNull(problem["detail"]);
        Assert.NotNull(problem["traceId"]);
        return [.. (problem["errors"]?.AsArray() ?? []).Select(error => error!["path"]!.GetValue<string>())];
    }
}
