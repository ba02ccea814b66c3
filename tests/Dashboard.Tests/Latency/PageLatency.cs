using System.Globalization;
using System.Text.Json;
using Campaigns.Dashboard.Tests.Installation;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Campaigns.Dashboard.Tests.Latency;

/// <summary>
/// From the fact to the pixel: ten people watch a campaign that may place and end 500 calls a second. Made by ./scripts/bench dashboard; nothing of it is asserted.
/// <para>The fact is the end of a call as its record has it, by the clock of this machine; the k-th one has arrived when a page says that k calls or more have ended.</para>
/// </summary>
public sealed class PageLatency(DashboardInstallation installation)
{
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

    private readonly LatencyRun _run = LatencyRun.FromEnvironment();

    [Fact(Explicit = true)]
    public async Task Is_measured()
    {
        var campaign = await PrepareAsync();
        using var stream = new StreamWatch(installation.Address, installation.AdminKey, campaign);
        List<Visitor> viewers = [];
        try
        {
            for (var i = 0; i < _run.Viewers; i++)
            {
                var viewer = await installation.SignedInAsync();
                viewers.Add(viewer);
                await viewer.Page.GotoAsync($"campaigns/{campaign}");
                await Visitor.SeeAsync(viewer.Page.Locator(".kpis"));
                await viewer.Page.EvaluateAsync(Watch);
            }

            var heard = stream.RunAsync();
            var before = ProgramCosts.Now();
            (await installation.Api.CommandAsync($"campaigns/{campaign}/launch")).EnsureSuccessStatusCode();
            using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken)
                && (string)(await installation.Api.GetAsync($"campaigns/{campaign}"))["status"]! != "completed")
            {
            }

            var costs = ProgramCosts.Now().Since(before);
            var ends = await EndsAsync(Guid.Parse(campaign));
            List<double> latencies = [];
            var updates = 0;
            foreach (var viewer in viewers)
            {
                await Visitor.SeeAsync(viewer.Page.Locator("[data-kpi=completed]"), "100.0 %");
                var shown = await viewer.Page.EvaluateAsync<double[][]>("() => window.shown");
                updates += shown.Length;
                latencies.AddRange(Looks.LatenciesOf(ends, shown.Select(look => (look[0], (long)look[1]))));
            }

            await TellAsync(ends, [.. Looks.LatenciesOf(ends, await heard)], latencies, (double)updates / Math.Max(1, _run.Viewers), costs);
        }
        finally
        {
            foreach (var viewer in viewers)
            {
                await viewer.DisposeAsync();
            }
        }
    }

    private async Task<string> PrepareAsync()
    {
        var trunk = await installation.Api.PostAsync("trunks", new
        {
            name = "Latency trunk",
            host = "127.0.0.1",
            port = installation.Carrier.Port,
            callerNumbers = new[] { "+12025550100" },
            maxConcurrentCalls = 2 * _run.CallsPerSecond,
            maxCallsPerSecond = _run.CallsPerSecond,
        });
        var assistant = await installation.Api.PostAsync("assistants", new { name = "Latency assistant", afterwards = "stayOnLine" });
        var campaign = await installation.Api.PostAsync("campaigns", new
        {
            name = "Latency",
            assistantId = (string)assistant["id"]!,
            trunkId = (string)trunk["id"]!,
            callWindow = new { start = "00:00", end = "24:00", timeZone = "America/New_York" },
            legalHours = false,
            maxConcurrentCalls = 2 * _run.CallsPerSecond,
            maxCallsPerSecond = _run.CallsPerSecond,
        });
        var id = (string)campaign["id"]!;
        await installation.Api.ImportAsync(id, SampleList.Of(_run.Seconds * _run.CallsPerSecond));
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

    private async Task TellAsync(List<double> ends, List<double> toStream, List<double> toPixel, double updatesPerViewer, ProgramCosts costs)
    {
        var seconds = (ends[^1] - ends[0]) / 1000;
        var pixel = Quantiles.Of(toPixel);
        var report = new
        {
            viewers = _run.Viewers,
            askedCallsPerSecond = _run.CallsPerSecond,
            calls = ends.Count,
            callsPerSecond = Math.Round((ends.Count - 1) / seconds),
            updatesPerViewerAndSecond = Math.Round(updatesPerViewer / seconds, 2),
            toStream = Quantiles.Of(toStream),
            toPixel = pixel,
            cpuMs = costs,
            askedForMs = AskedForMs,
            met = pixel.P95Ms < AskedForMs,
        };
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.viewers} viewers, {report.calls:N0} calls, {report.callsPerSecond:N0}/s of {report.askedCallsPerSecond:N0}: from a call's end to the pixel {pixel} (p95 asked for: below {AskedForMs:N0} ms, {(report.met ? "met" : "NOT MET")}); to a program's event stream {report.toStream}; {report.updatesPerViewerAndSecond} updates a viewer and second. CPU seconds: browsers {costs.BrowsersMs / 1000:N1}, API and silo {costs.ApiMs / 1000:N1}, database {costs.DatabaseMs / 1000:N1}, carrier {costs.CarrierMs / 1000:N1} of {seconds:N1} s."));
        if (Environment.GetEnvironmentVariable("CAMPAIGNS_BENCH_JSON") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Json));
        }
    }
}
