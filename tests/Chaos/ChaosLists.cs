using System.Globalization;
using System.Text;
using Campaigns.Chaos.Installation;
using Campaigns.Chaos.Judging;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Lists;

namespace Campaigns.Chaos;

/// <summary>The trunk and the two campaigns of a run: one that is dialled to its end, and a small one whose call window closes in the middle of it.</summary>
internal sealed class ChaosLists
{
    /// <summary>From the closing of the window to the end of its campaign, so that what happens after closing is seen.</summary>
    private static readonly TimeSpan AfterClosing = TimeSpan.FromSeconds(10);

    private readonly CampaignApi _api;

    private ChaosLists(CampaignApi api) => _api = api;

    public required string Trunk { get; init; }

    public required string Main { get; init; }

    public required string Evening { get; init; }

    public required IReadOnlySet<string> MainNumbers { get; init; }

    public required IReadOnlySet<string> EveningNumbers { get; init; }

    /// <summary>Whole seconds.</summary>
    public required DateTimeOffset EveningClosesAt { get; init; }

    public static async Task<ChaosLists> CreateAsync(ChaosOptions options, ChaosInstallation installation, TimeProvider time, CancellationToken cancellationToken)
    {
        var api = installation.Api;
        var trunk = await api.CreateTrunkAsync(
            new
            {
                name = "Carrier",
                host = installation.Carrier.Address.ToString(),
                port = installation.Carrier.Port,
                callerNumbers = (string[])["+12025550199"],
                maxConcurrentCalls = options.Concurrency,
                maxCallsPerSecond = options.CallsPerSecond,
                allowedPrefixes = (string[])["+1"],
            },
            cancellationToken);
        var assistant = await api.CreateAssistantAsync(new { name = "Chaos", afterwards = "stayOnLine" }, cancellationToken);

        // In a zone in which it is about noon: a window of one day that holds the whole run.
        var now = time.GetUtcNow();
        var ahead = 12 - now.Hour;
        var zone = ahead == 0 ? "Etc/GMT" : $"Etc/GMT{(ahead > 0 ? "-" : "+")}{Math.Abs(ahead)}";
        var closes = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + (long)(options.During.TotalSeconds * 0.6));
        var closesLocally = closes.UtcDateTime.AddHours(ahead).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var numbers = new SyntheticNumbers(options.Contacts + options.EveningContacts, options.Seed);
        HashSet<string> main = [.. Enumerable.Range(0, options.Contacts).Select(index => numbers[index])];
        HashSet<string> evening = [.. Enumerable.Range(options.Contacts, options.EveningContacts).Select(index => numbers[index])];

        // Half of its contacts are called before the window closes.
        var eveningRate = Math.Max(0.5, Math.Round(options.EveningContacts / options.During.TotalSeconds, 1));
        var lists = new ChaosLists(api)
        {
            Trunk = trunk,
            Main = await api.CreateCampaignAsync(Campaign("Chaos", "00:00", "24:00", "Etc/GMT", options.Concurrency, options.CallsPerSecond, null), cancellationToken),
            Evening = await api.CreateCampaignAsync(
                Campaign("Chaos, until the evening", "00:00", closesLocally, zone, options.EveningConcurrency, eveningRate, closes + AfterClosing), cancellationToken),
            MainNumbers = main,
            EveningNumbers = evening,
            EveningClosesAt = closes,
        };
        await lists.ImportAsync(lists.Main, main, cancellationToken);
        await lists.ImportAsync(lists.Evening, evening, cancellationToken);
        return lists;

        object Campaign(string name, string start, string end, string timeZone, int calls, double rate, DateTimeOffset? endAt)
        {
            var retried = new { enabled = true, delay = "00:00:02" };
            return new
            {
                name,
                assistantId = assistant,
                trunkId = trunk,
                callWindow = new { start, end, timeZone },
                legalHours = false,
                useContactTimeZone = false,
                maxConcurrentCalls = calls,
                maxCallsPerSecond = rate,
                ringTimeout = options.RingTimeout.ToString("c"),
                endAt = endAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                retry = new { maxAttempts = options.MaxAttempts, noAnswer = retried, busy = retried, technicalError = retried, lost = retried },
            };
        }
    }

    public async Task LaunchAsync(CancellationToken cancellationToken)
    {
        await _api.LaunchAsync(Evening, cancellationToken);
        await _api.LaunchAsync(Main, cancellationToken);
    }

    /// <summary>A campaign after its end.</summary>
    public async Task<DialledCampaign> ReadAsync(string campaign, IReadOnlySet<string> numbers, int limit, CancellationToken cancellationToken) => new(
        await _api.ReadAsync(campaign, cancellationToken), await _api.AttemptsAsync(campaign, cancellationToken).ToListAsync(cancellationToken), numbers, limit);

    private async Task ImportAsync(string campaign, HashSet<string> numbers, CancellationToken cancellationToken)
    {
        using var list = new StringContent("phone_number\n" + string.Join('\n', numbers), Encoding.UTF8, "text/csv");
        var imported = await _api.ImportAsync(campaign, list, cancellationToken);
        if (imported.Imported != numbers.Count)
        {
            throw new InvalidOperationException($"{numbers.Count} contacts were sent, {imported.Imported} imported");
        }
    }
}
