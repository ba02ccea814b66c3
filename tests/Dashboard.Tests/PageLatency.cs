using System.Globalization;
using System.Text.Json;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Campaigns.Dashboard.Tests;

/// <summary>
/// From the fact to the pixel: ten people watch a campaign that places and ends 500 calls a second. Made by ./scripts/bench dashboard; nothing of it is asserted.
/// <para>The fact is the end of a call as its record has it, by the clock of this machine; the k-th one has arrived when a page says that k calls or more have ended.</para>
/// </summary>
public sealed class PageLatency(DashboardInstallation installation)
{
    private const int Viewers = 10;
    private const int CallsPerSecond = 500;
    private const double AskedForMs = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    // What a page shows is looked at before it is next painted: when (milliseconds since 1970), and how many calls have ended.
    private const string Watch = """
        () => {
            window.shown = [];
            const look = () => {
                const note = document.querySelector('[data-kpi=answered]')?.parentElement.querySelector('.kpi-note')?.textContent ?? '';
                const ended = Number(/of ([\d,]+)/.exec(note)?.[1].replaceAll(',', '') ?? 0);
                const last = window.shown.at(-1);
                if (last?.[1] !== ended) {
                    window.shown.push([performance.timeOrigin + performance.now(), ended]);
                }
            };
            new MutationObserver(() => requestAnimationFrame(look)).observe(document.querySelector('.kpis'), { subtree: true, childList: true, characterData: true });
        }
        """;

    [Fact(Explicit = true)]
    public async Task Is_measured()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("CAMPAIGNS_BENCH_SECONDS") ?? "30", CultureInfo.InvariantCulture);
        var campaign = await PrepareAsync(seconds * CallsPerSecond);
        List<Visitor> viewers = [];
        try
        {
            for (var i = 0; i < Viewers; i++)
            {
                var viewer = await installation.SignedInAsync();
                viewers.Add(viewer);
                await viewer.Page.GotoAsync($"campaigns/{campaign}");
                await Visitor.SeeAsync(viewer.Page.Locator(".kpis"));
                await viewer.Page.EvaluateAsync(Watch);
            }

            (await installation.Api.CommandAsync($"campaigns/{campaign}/launch")).EnsureSuccessStatusCode();
            using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken)
                && (string)(await installation.Api.GetAsync($"campaigns/{campaign}"))["status"]! != "completed")
            {
            }

            var ends = await EndsAsync(Guid.Parse(campaign));
            List<double> latencies = [];
            var updates = 0;
            foreach (var viewer in viewers)
            {
                await Visitor.SeeAsync(viewer.Page.Locator("[data-kpi=completed]"), "100.0 %");
                var shown = await viewer.Page.EvaluateAsync<double[][]>("() => window.shown");
                updates += shown.Length;
                latencies.AddRange(LatenciesOf(ends, shown));
            }

            await TellAsync(ends, latencies, (double)updates / Viewers);
        }
        finally
        {
            foreach (var viewer in viewers)
            {
                await viewer.DisposeAsync();
            }
        }
    }

    /// <summary>Milliseconds from each end to the first look at the page that counts it.</summary>
    private static IEnumerable<double> LatenciesOf(List<double> ends, double[][] shown)
    {
        var next = 0;
        foreach (var look in shown)
        {
            var (at, ended) = (look[0], look[1]);
            for (; next < ended && next < ends.Count; next++)
            {
                yield return at - ends[next];
            }
        }
    }

    private async Task<string> PrepareAsync(int contacts)
    {
        var trunk = await installation.Api.PostAsync("trunks", new
        {
            name = "Latency trunk",
            host = "127.0.0.1",
            port = installation.Carrier.Port,
            callerNumbers = new[] { "+12025550100" },
            maxConcurrentCalls = 2 * CallsPerSecond,
            maxCallsPerSecond = CallsPerSecond,
        });
        var assistant = await installation.Api.PostAsync("assistants", new { name = "Latency assistant", afterwards = "stayOnLine" });
        var campaign = await installation.Api.PostAsync("campaigns", new
        {
            name = "Latency",
            assistantId = (string)assistant["id"]!,
            trunkId = (string)trunk["id"]!,
            callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
            legalHours = false,
            maxConcurrentCalls = 2 * CallsPerSecond,
            maxCallsPerSecond = CallsPerSecond,
        });
        var id = (string)campaign["id"]!;
        await installation.Api.ImportAsync(id, SampleList.Of(contacts));
        return id;
    }

    /// <summary>The ends of all its calls, in milliseconds since 1970, ascending.</summary>
    private async Task<List<double>> EndsAsync(Guid campaign)
    {
        await using var services = installation.OpenDatabase();
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "SELECT (extract(epoch FROM ended_at) * 1000)::double precision FROM call_records WHERE campaign_id = $1 ORDER BY ended_at");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = campaign });
        List<double> ends = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            ends.Add(reader.GetDouble(0));
        }

        return ends;
    }

    private static async Task TellAsync(List<double> ends, List<double> latencies, double updatesPerViewer)
    {
        latencies.Sort();
        var rate = (ends.Count - 1) * 1000 / (ends[^1] - ends[0]);
        var report = new
        {
            viewers = Viewers,
            calls = ends.Count,
            callsPerSecond = Math.Round(rate),
            updatesPerViewer,
            p50Ms = Math.Round(At(0.5)),
            p95Ms = Math.Round(At(0.95)),
            p99Ms = Math.Round(At(0.99)),
            longestMs = Math.Round(latencies[^1]),
            askedForMs = AskedForMs,
            met = At(0.95) < AskedForMs,
        };
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.viewers} viewers, {report.calls:N0} calls, {report.callsPerSecond:N0}/s: from a call's end to the pixel p50 {report.p50Ms:N0} ms, p95 {report.p95Ms:N0} ms (asked for: below {AskedForMs:N0}: {(report.met ? "met" : "NOT MET")}), p99 {report.p99Ms:N0} ms, longest {report.longestMs:N0} ms; {updatesPerViewer:N0} updates a viewer"));
        if (Environment.GetEnvironmentVariable("CAMPAIGNS_BENCH_JSON") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Json));
        }

        double At(double share) => latencies[(int)(share * (latencies.Count - 1))];
    }
}
