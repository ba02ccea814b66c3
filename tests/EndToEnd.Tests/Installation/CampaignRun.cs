using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Campaigns.EndToEnd.Tests.Carrier;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>A campaign from its creation to its end, over the public API.</summary>
internal sealed class CampaignRun
{
    private static readonly int[] AreaCodes = [201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228];

    private readonly ApiClient _api;
    private readonly string _path;

    private CampaignRun(ApiClient api, string id) => (_api, Id, _path) = (api, id, $"/api/v1/campaigns/{id}");

    public string Id { get; }

    /// <summary>A campaign that was created in another way.</summary>
    public static CampaignRun Of(ApiClient api, string id) => new(api, id);

    /// <summary>Creates trunk, assistant and campaign, and imports so many contacts with distinct numbers.</summary>
    public static Task<CampaignRun> CreateAsync(
        TestInstallation installation, int contacts, int maxConcurrentCalls, CancellationToken cancellationToken) =>
        CreateAsync(installation.Client, installation.Carrier, new RunPlan { Contacts = contacts, MaxConcurrentCalls = maxConcurrentCalls }, cancellationToken);

    /// <summary>The same with a carrier of its own.</summary>
    public static Task<CampaignRun> CreateAsync(ApiClient api, SippCarrier carrier, RunPlan plan, CancellationToken cancellationToken) =>
        CreateAsync(api, carrier.Port, plan, cancellationToken);

    /// <summary>The same with whatever listens on a port of this machine as its carrier.</summary>
    public static async Task<CampaignRun> CreateAsync(ApiClient api, int carrierPort, RunPlan plan, CancellationToken cancellationToken)
    {
        var trunk = await api.PostAsync(
            "/api/v1/trunks",
            new
            {
                name = "Carrier",
                host = "127.0.0.1",
                port = carrierPort,
                callerNumbers = new[] { "+12025550100" },
                maxConcurrentCalls = 1000,
                maxCallsPerSecond = 1000,
            },
            cancellationToken);
        var assistant = await api.PostAsync("/api/v1/assistants", new { name = "Announcement", afterwards = "stayOnLine" }, cancellationToken);
        var retry = new { enabled = true, delay = "00:00:01" };
        var campaign = await api.PostAsync(
            "/api/v1/campaigns",
            new
            {
                name = "End to end",
                assistantId = (string)assistant["id"]!,
                trunkId = (string)trunk["id"]!,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
                legalHours = false,
                maxConcurrentCalls = plan.MaxConcurrentCalls,
                maxCallsPerSecond = plan.MaxCallsPerSecond,
                ringTimeout = plan.RingTimeout,
                endAt = plan.EndAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                retry = new { maxAttempts = 3, noAnswer = retry, busy = retry, lost = retry },
            },
            cancellationToken);
        var run = new CampaignRun(api, (string)campaign["id"]!);
        var imported = await api.ImportAsync($"{run._path}/contacts/import", ListOf(plan), cancellationToken);
        Assert.Equal(plan.Contacts, (int)imported["imported"]!);
        return run;
    }

    /// <summary>"pause", "resume" or "cancel".</summary>
    public Task CommandAsync(string command, CancellationToken cancellationToken) => _api.CommandAsync($"{_path}/{command}", cancellationToken);

    public Task<IReadOnlyList<JsonNode>> ContactsAsync(CancellationToken cancellationToken) => _api.ListAsync($"{_path}/contacts", cancellationToken);

    public Task LaunchAsync(CancellationToken cancellationToken) => _api.CommandAsync($"{_path}/launch", cancellationToken);

    /// <summary>Reads the campaign until <paramref name="condition"/> holds; fails with its last numbers after <paramref name="atMost"/>.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> condition, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(atMost);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        JsonNode? last = null;
        try
        {
            while (true)
            {
                try
                {
                    last = await _api.GetAsync(_path, limit.Token);
                    if (condition(last))
                    {
                        return last;
                    }
                }
                catch (InvalidOperationException)
                {
                    // The API says that the database or a silo is away; it is asked again.
                }

                await beat.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The campaign did not come so far within {atMost}: {last?.ToJsonString()}");
        }
    }

    public Task<JsonNode> UntilCompletedAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        UntilAsync(campaign => (string?)campaign["status"] == "completed", atMost, cancellationToken);

    public Task<IReadOnlyList<JsonNode>> AttemptsAsync(CancellationToken cancellationToken) => _api.ListAsync($"{_path}/attempts", cancellationToken);

    /// <summary>Ended attempts of a disposition, from the campaign's own counters.</summary>
    public static long Attempts(JsonNode campaign, string disposition) => (long)campaign["progress"]!["attempts"]![disposition]!;

    /// <summary>All ended attempts, from the campaign's own counters.</summary>
    public static long Attempts(JsonNode campaign) => campaign["progress"]!["attempts"]!.AsObject().Sum(entry => (long)entry.Value!);

    /// <summary>Contacts that are not final.</summary>
    public static long NotFinal(JsonNode campaign) =>
        (long)campaign["progress"]!["contacts"]!["pending"]! + (long)campaign["progress"]!["contacts"]!["waitingForRetry"]!;

    private static string ListOf(RunPlan plan)
    {
        var csv = new StringBuilder("phone_number,name\n");
        for (var i = plan.FirstNumber; i < plan.FirstNumber + plan.Contacts; i++)
        {
            // Well-formed US numbers; they never leave the loopback interface.
            var (area, line) = (AreaCodes[i % AreaCodes.Length], i / AreaCodes.Length);
            csv.Append(CultureInfo.InvariantCulture, $"+1{area}{234 + (line / 8000)}{1000 + (line % 8000)},Contact {i}\n");
        }

        return csv.ToString();
    }
}
