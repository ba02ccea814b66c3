using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Campaigns.LoadTester.Measuring;
using Campaigns.LoadTester.Processes;

namespace Campaigns.LoadTester.Load;

/// <summary>What a load run runs against: what was named, or what it has started and stops again.</summary>
internal sealed partial class LoadEnvironment : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    private readonly List<RunningProgram> _programs = [];

    private LoadEnvironment()
    {
    }

    public Uri Url { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public IPEndPoint Carrier { get; private set; } = null!;

    public Uri? CarrierStats { get; private set; }

    /// <summary>One for each process of the run, this one and the database included.</summary>
    public IReadOnlyList<ProcessMeter> Meters { get; private set; } = [];

    public static async Task<LoadEnvironment> StartAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var environment = new LoadEnvironment();
        try
        {
            await environment.StartCarrierAsync(options, cancellationToken);
            await environment.StartEngineAsync(options, cancellationToken);
        }
        catch
        {
            await environment.DisposeAsync();
            throw;
        }

        environment.Meters =
        [
            .. environment._programs.Select(program => new ProcessMeter(program.Name, program.ProcessId)),
            .. options.DatabaseProcess is { } database ? [new ProcessMeter("postgres", database)] : (ProcessMeter[])[],
            new ProcessMeter("load-tester", Environment.ProcessId),
        ];
        return environment;
    }

    public async ValueTask DisposeAsync()
    {
        // The API before the silos, the carrier last: calls that are hung up at the end still find it.
        foreach (var program in _programs.AsEnumerable().Reverse())
        {
            await program.DisposeAsync();
        }
    }

    private async Task StartCarrierAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        if (options.Carrier is { } running)
        {
            (Carrier, CarrierStats) = (running, options.CarrierStats);
            return;
        }

        var carrier = RunningProgram.Start(
            "carrier", Assembly(options, "CarrierSimulator"), options.Work!, Nothing, CarrierReady(),
            "--listen", "127.0.0.1:0", "--control-port", "0", "--no-number-table", "--mix", options.Mix,
            "--seed", Text(options.Seed), "--ring-ms", Text(options.RingMs), "--talk-ms", Text(options.TalkMs));
        _programs.Add(carrier);
        var ready = await carrier.ReadyAsync(StartPatience, cancellationToken);
        Carrier = IPEndPoint.Parse(ready.Groups["sip"].Value);
        CarrierStats = new Uri(ready.Groups["control"].Value);
    }

    private async Task StartEngineAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        if (options.Url is { } url)
        {
            (Url, Key) = (url, options.Key!);
            return;
        }

        var keyFile = Path.Combine(options.Work!, "api-key");
        Url = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Url.ToString(),
            ["Campaigns__Api__KeyFile"] = keyFile,
            ["Campaigns__Silo__SiloPort"] = "0",
            ["Campaigns__Silo__GatewayPort"] = "0",
            ["Campaigns__Telephony__Media"] = options.Media,
            ["Campaigns__Telephony__MaxCalls"] = Text(options.Concurrency + 100),
            ["Campaigns__Limits__MinRetryDelay"] = options.RetryDelay.ToString("c", CultureInfo.InvariantCulture),
            ["Campaigns__Limits__MinRingTimeout"] = options.RingTimeout.ToString("c", CultureInfo.InvariantCulture),
        };
        for (var index = 1; index <= options.Silos; index++)
        {
            var silo = RunningProgram.Start($"silo-{index}", Assembly(options, "Silo"), options.Work!, settings, SiloReady());
            _programs.Add(silo);
            await silo.ReadyAsync(StartPatience, cancellationToken);
        }

        settings["Campaigns__Api__HostSilo"] = options.Silos == 0 ? "true" : "false";
        var api = RunningProgram.Start("api", Assembly(options, "Api"), options.Work!, settings, Never());
        _programs.Add(api);
        await HealthyAsync(api, cancellationToken);
        Key = File.Exists(keyFile)
            ? (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim()
            : Environment.GetEnvironmentVariable("CAMPAIGNS_API_KEY") ?? throw new InvalidOperationException("the database has an API key already: set CAMPAIGNS_API_KEY");
    }

    private async Task HealthyAsync(RunningProgram api, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Url };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var ended = api.ReadyAsync(StartPatience, cancellationToken);
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            if (ended.IsFaulted)
            {
                await ended;
            }

            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It doesn't listen yet.
            }
        }
    }

    private static string Assembly(LoadOptions options, string project) =>
        Path.Combine(options.Programs!, project, "bin", "Release", "net10.0", $"Campaigns.{project}.dll");

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    [GeneratedRegex("^Carrier ready on (?<sip>[^,]+), control (?<control>.+)$")]
    private static partial Regex CarrierReady();

    [GeneratedRegex("Silo ready")]
    private static partial Regex SiloReady();

    /// <summary>The API is asked over HTTP instead.</summary>
    [GeneratedRegex("(?!)")]
    private static partial Regex Never();
}
