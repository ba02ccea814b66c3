using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Lists;

namespace Campaigns.Engine.Bench;

/// <summary>A trunk and an assistant, and campaigns that dial with them at any hour.</summary>
internal sealed class BenchLine
{
    private readonly CampaignApi _api;
    private readonly string _trunk;
    private readonly string _assistant;

    private BenchLine(CampaignApi api, string trunk, string assistant) => (_api, _trunk, _assistant) = (api, trunk, assistant);

    /// <param name="api">Of the engine.</param>
    /// <param name="channels">Calls at once on the trunk.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="port">Of the carrier on this machine; nobody listens there where calls aren't real.</param>
    public static async Task<BenchLine> CreateAsync(CampaignApi api, int channels, CancellationToken cancellationToken, int port = 5060)
    {
        var trunk = await api.CreateTrunkAsync(
            new
            {
                name = "Bench",
                host = "127.0.0.1",
                port,
                callerNumbers = (string[])["+12025550199"],
                maxConcurrentCalls = channels,
                maxCallsPerSecond = 10_000,
                allowedPrefixes = (string[])["+1"],
            },
            cancellationToken);
        return new BenchLine(api, trunk, await api.CreateAssistantAsync(new { name = "Bench", afterwards = "stayOnLine" }, cancellationToken));
    }

    public Task<string> CreateCampaignAsync(string name, int concurrency, int maxAttempts, TimeSpan retryDelay, CancellationToken cancellationToken)
    {
        var retried = new { enabled = true, delay = retryDelay.ToString("c") };
        return _api.CreateCampaignAsync(
            new
            {
                name,
                assistantId = _assistant,
                trunkId = _trunk,
                callWindow = new { start = "00:00", end = "24:00", timeZone = "UTC" },
                legalHours = false,
                useContactTimeZone = false,
                maxConcurrentCalls = concurrency,
                maxCallsPerSecond = 10_000,
                retry = new { maxAttempts, noAnswer = retried, busy = retried, technicalError = retried, lost = retried },
            },
            cancellationToken);
    }

    /// <exception cref="InvalidOperationException">Not every contact was imported.</exception>
    public async Task ImportAsync(string campaign, SyntheticNumbers numbers, int contacts, CancellationToken cancellationToken)
    {
        using var list = new ContactListContent(numbers, contacts);
        var imported = await _api.ImportAsync(campaign, list, cancellationToken);
        if (imported.Imported != contacts)
        {
            throw new InvalidOperationException($"{contacts} contacts were sent, {imported.Imported} imported");
        }
    }
}
