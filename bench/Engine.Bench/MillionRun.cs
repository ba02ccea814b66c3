using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Campaigns.LoadTester.Lists;
using Campaigns.LoadTester.Measuring;

namespace Campaigns.Engine.Bench;

/// <summary>
/// One campaign of a million contacts on one engine: import, launch, dialling until many contacts wait for their retry, pause, and a start after
/// kill -9 with all of them waiting.
/// </summary>
internal sealed class MillionRun(string database, int contacts, int pending, int seed)
{
    private const int Channels = 1_000;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    // Longer than the run: every contact that wasn't reached waits until it is over.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromHours(2);

    private readonly Verdict _verdict = new();
    private readonly string _keyFile = Path.Combine(Path.GetTempPath(), $"campaigns-bench-{Guid.NewGuid():N}");

    // The same after the crash, as where a service manager starts it again.
    private readonly int _siloPort = FreePort();

    public async Task<int> RunAsync(FileInfo? json, CancellationToken cancellationToken)
    {
        try
        {
            Verdict.PrintHeader();
            var campaign = await DialAsync(cancellationToken);
            await RestartAsync(campaign, cancellationToken);
            return await _verdict.CloseAsync(json, cancellationToken);
        }
        finally
        {
            File.Delete(_keyFile);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> DialAsync(CancellationToken cancellationToken)
    {
        await using var node = await Node.StartAsync(database, _keyFile, seed, _siloPort, cancellationToken);
        var line = await BenchLine.CreateAsync(node.Api, Channels, cancellationToken);
        var campaign = await line.CreateCampaignAsync("Million", Channels, maxAttempts: 3, RetryDelay, cancellationToken);

        var begun = Stopwatch.GetTimestamp();
        await line.ImportAsync(campaign, new SyntheticNumbers(contacts, seed), contacts, cancellationToken);
        _verdict.Add("importSeconds", $"import of {contacts:N0} contacts over HTTP", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s", atMost: 15);

        var launched = Stopwatch.GetTimestamp();
        await node.Api.LaunchAsync(campaign, cancellationToken);
        var answered = await DialUntilPendingAsync(node, campaign, cancellationToken);
        var placed = await node.PlacedAsync(cancellationToken);
        _verdict.Add("firstCallMs", "launch to the first call placed", Stopwatch.GetElapsedTime(launched, placed.FirstAt).TotalMilliseconds, "ms", atMost: 1000);
        _verdict.Add("progressP50Ms", "GET /campaigns/{id} while it dials, median", answered.P50, "ms", atMost: 20);
        _verdict.Add("progressP95Ms", "GET /campaigns/{id} while it dials, p95", answered.P95, "ms");

        var pausing = Stopwatch.GetTimestamp();
        await node.Api.PauseAsync(campaign, cancellationToken);
        var paused = await UntilQuietAsync(node, cancellationToken);
        var placing = Stopwatch.GetElapsedTime(pausing, paused.LastAt);
        _verdict.Add("pauseMs", "pause sent to the last call placed", Math.Max(0, placing.TotalMilliseconds), "ms", atMost: 1000);
        _verdict.Add("siloMebibytes", "memory of the process at its highest (VmHWM)", new ProcessMeter("node", node.ProcessId).Read()!.PeakMegabytes, "MiB", atMost: 1024);
        await node.KillAsync();
        return campaign;
    }

    /// <summary>Dials until enough contacts wait; how long the progress took to be told, each time it was asked for.</summary>
    private async Task<Percentiles> DialUntilPendingAsync(Node node, string campaign, CancellationToken cancellationToken)
    {
        List<double> milliseconds = [];
        using var beat = new PeriodicTimer(Beat, TimeProvider.System);
        while (true)
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            var asked = Stopwatch.GetTimestamp();
            var view = await node.Api.ReadAsync(campaign, cancellationToken);
            milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (view.Status != "running")
            {
                throw new InvalidOperationException($"The campaign is {view.Status} before {pending} contacts wait: {string.Join("; ", view.Reasons)}");
            }

            if (view.Progress!.Contacts.GetValueOrDefault("waitingForRetry") >= pending)
            {
                return Percentiles.Of(milliseconds)!;
            }
        }
    }

    /// <summary>Waits until nothing was placed for two seconds.</summary>
    private static async Task<PlacedCalls> UntilQuietAsync(Node node, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(2), TimeProvider.System);
        var before = await node.PlacedAsync(cancellationToken);
        while (await beat.WaitForNextTickAsync(cancellationToken))
        {
            var now = await node.PlacedAsync(cancellationToken);
            if (now == before)
            {
                return now;
            }

            before = now;
        }

        return before;
    }

    private async Task RestartAsync(string campaign, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var node = await Node.StartAsync(database, _keyFile, seed + 1, _siloPort, cancellationToken);
        var view = await node.Api.ReadAsync(campaign, cancellationToken);
        var waiting = view.Progress!.Contacts.GetValueOrDefault("waitingForRetry");
        _verdict.Add("restartSeconds", $"start after kill -9 with {waiting:N0} retries waiting, until it answers", Stopwatch.GetElapsedTime(started).TotalSeconds, "s", atMost: 10);

        var resumed = Stopwatch.GetTimestamp();
        await node.Api.ResumeAsync(campaign, cancellationToken);
        using var beat = new PeriodicTimer(Beat, TimeProvider.System);
        PlacedCalls placed;
        do
        {
            await beat.WaitForNextTickAsync(cancellationToken);
            placed = await node.PlacedAsync(cancellationToken);
        }
        while (placed.Count == 0);
        _verdict.Add("resumeMs", "resume to the first call placed, in the new process", Stopwatch.GetElapsedTime(resumed, placed.FirstAt).TotalMilliseconds, "ms");
        await node.Api.CancelAsync(campaign, cancellationToken);
    }
}
