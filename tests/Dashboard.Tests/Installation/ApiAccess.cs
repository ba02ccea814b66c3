using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Campaigns.Dashboard.Tests.Installation;

/// <summary>The HTTP API with one key, for what a test prepares and compares.</summary>
internal sealed class ApiAccess : IDisposable
{
    private readonly HttpClient _http;

    public ApiAccess(Uri address, string key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Add("X-Api-Key", key);
    }

    public Task<JsonNode> GetAsync(string path) => ReadAsync(_http.GetAsync(new Uri("api/v1/" + path, UriKind.Relative)));

    public Task<JsonNode> PostAsync(string path, object? body = null) => ReadAsync(_http.PostAsJsonAsync("api/v1/" + path, body ?? new { }));

    public Task<JsonNode> PutAsync(string path, object body) => ReadAsync(_http.PutAsJsonAsync("api/v1/" + path, body));

    /// <summary>A command, which has no body.</summary>
    public Task<HttpResponseMessage> CommandAsync(string path) => _http.PostAsync(new Uri("api/v1/" + path, UriKind.Relative), null);

    public async Task ImportAsync(string campaign, string csv)
    {
        using var content = new StringContent(csv, System.Text.Encoding.UTF8, "text/csv");
        await ReadAsync(_http.PostAsync(new Uri($"api/v1/campaigns/{campaign}/contacts/import", UriKind.Relative), content));
    }

    public Task DeleteAsync(string path) => _http.DeleteAsync(new Uri("api/v1/" + path, UriKind.Relative));

    /// <summary>A key with these scopes: its id and its whole text.</summary>
    public async Task<(string Id, string Key)> NewKeyAsync(params string[] scopes)
    {
        var made = await PostAsync("keys", new { label = string.Join(' ', scopes), scopes });
        return ((string)made["id"]!, (string)made["key"]!);
    }

    /// <summary>A trunk to the simulated carrier and an assistant.</summary>
    public async Task<(string Trunk, string Assistant)> NewPartsAsync(int carrierPort, string name = "Parts")
    {
        var trunk = await PostAsync("trunks", new
        {
            name = $"{name} trunk",
            host = "127.0.0.1",
            port = carrierPort,
            callerNumbers = new[] { "+12025550100" },
            maxConcurrentCalls = 100,
            maxCallsPerSecond = 100,
        });
        var assistant = await PostAsync("assistants", new { name = $"{name} assistant", afterwards = "stayOnLine" });
        return ((string)trunk["id"]!, (string)assistant["id"]!);
    }

    /// <summary>A draft that may call at any hour, with so many contacts.</summary>
    public async Task<string> NewCampaignAsync(int carrierPort, string name, int contacts, int maxConcurrentCalls = 5, double maxCallsPerSecond = 50)
    {
        var (trunk, assistant) = await NewPartsAsync(carrierPort, name);
        var retry = new { enabled = true, delay = "00:00:01" };
        var campaign = await PostAsync("campaigns", new
        {
            name,
            assistantId = assistant,
            trunkId = trunk,
            callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },

            // Tests run at night too.
            legalHours = false,
            maxConcurrentCalls,
            maxCallsPerSecond,
            retry = new { maxAttempts = 2, noAnswer = retry, busy = retry, lost = retry },
        });
        var id = (string)campaign["id"]!;
        if (contacts > 0)
        {
            await ImportAsync(id, SampleList.Of(contacts));
        }

        return id;
    }

    /// <summary>Calls that a campaign has begun: those that are over, and those that are up.</summary>
    public async Task<long> BegunCallsAsync(string campaign)
    {
        var progress = (await GetAsync($"campaigns/{campaign}"))["progress"]!;
        return (long)progress["openCalls"]! + progress["attempts"]!.AsObject().Sum(entry => (long)entry.Value!);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> ReadAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri}: {(int)answer.StatusCode} {text}");
    }
}
