using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Campaigns.LoadTester.Api;
using Campaigns.LoadTester.Carrier;
using Campaigns.LoadTester.Processes;
using Campaigns.Testing;

namespace Campaigns.Chaos.Installation;

/// <summary>A whole installation under supervision: database, carrier, silos, and an API process that is only a client.</summary>
internal sealed partial class ChaosInstallation : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    private readonly ChaosOptions _options;
    private readonly List<SupervisedSilo> _silos = [];
    private RunningProgram? _carrier;
    private RunningProgram? _api;

    private ChaosInstallation(ChaosOptions options, ChaosDatabase database, ChaosNetwork network) => (_options, Database, Network) = (options, database, network);

    public ChaosDatabase Database { get; }

    public ChaosNetwork Network { get; }

    public IReadOnlyList<SupervisedSilo> Silos => _silos;

    public IPEndPoint Carrier { get; private set; } = null!;

    public CarrierClient CarrierControl { get; private set; } = null!;

    public CampaignApi Api { get; private set; } = null!;

    public static async Task<ChaosInstallation> StartAsync(ChaosOptions options, ChaosGround ground, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = new ChaosDatabase(ground.Postgres, ground.Volume, await ground.Postgres.CreateDatabaseAsync(), time);
        var installation = new ChaosInstallation(options, database, ground.Network);
        try
        {
            await installation.StartCarrierAsync(cancellationToken);
            for (var index = 0; index < options.Silos; index++)
            {
                // One after the other: the first one makes the tables.
                var place = index;
                installation._silos.Add(new SupervisedSilo(place + 1, (name, settings) => installation.StartSilo(place, name, settings), time));
                await installation._silos[^1].StartAsync();
            }

            await installation.StartApiAsync(cancellationToken);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        CarrierControl?.Dispose();
        foreach (var program in (RunningProgram?[])[_api, _carrier])
        {
            if (program is not null)
            {
                await program.SignalAsync("KILL");
                await program.DisposeAsync();
            }
        }

        Database.Dispose();
    }

    private async Task StartCarrierAsync(CancellationToken cancellationToken)
    {
        _carrier = RunningProgram.Start(
            "carrier", AssemblyOf("CarrierSimulator"), _options.Work, new Dictionary<string, string>(), CarrierReady(),
            "--listen", $"{Network.CarrierAddress}:0", "--control-port", "0", "--no-number-table", "--log-calls", "--mix", "answered=50,busy=20,noAnswer=25,error=5",
            "--seed", Text(_options.Seed), "--ring-ms", "200", "--talk-ms", Text((int)_options.Talk.TotalMilliseconds));
        var ready = await _carrier.ReadyAsync(StartPatience, cancellationToken);
        Carrier = IPEndPoint.Parse(ready.Groups["sip"].Value);
        CarrierControl = new CarrierClient(new Uri(ready.Groups["control"].Value));
    }

    private RunningProgram StartSilo(int silo, string name, IReadOnlyDictionary<string, string> ofItsOwn)
    {
        var settings = Settings();
        settings["Campaigns__Silo__AdvertisedAddress"] = Network.AddressOf(silo);
        settings["Campaigns__Telephony__LocalAddress"] = Network.AddressOf(silo);
        settings["Campaigns__Dialer__DrainTimeout"] = "00:01:00";
        foreach (var (key, value) in ofItsOwn)
        {
            settings[key] = value;
        }

        return RunningProgram.Start(name, [.. Network.LauncherOf(silo), "dotnet", AssemblyOf("Silo")], _options.Work, settings, SiloReady());
    }

    private async Task StartApiAsync(CancellationToken cancellationToken)
    {
        var keyFile = Path.Combine(_options.Work, "api-key");
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var settings = Settings();
        settings["ASPNETCORE_URLS"] = url.ToString();
        settings["Campaigns__Api__HostSilo"] = "false";
        settings["Campaigns__Api__KeyFile"] = keyFile;
        _api = RunningProgram.Start("api", AssemblyOf("Api"), _options.Work, settings, ApiReady());
        await _api.ReadyAsync(StartPatience, cancellationToken);
        Api = new CampaignApi(url, (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim());
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Campaigns__Database"] = Database.ConnectionString,
        ["Campaigns__Secrets__Keys__0"] = TestKeys.Installation,
        ["Campaigns__ClusterId"] = "chaos",
        ["Campaigns__Telephony__Media"] = "SignallingOnly",
        ["Campaigns__Limits__MinRetryDelay"] = "00:00:01",
        ["Campaigns__Limits__MinRingTimeout"] = "00:00:01",
    };

    private string AssemblyOf(string project) => Path.Combine(_options.Programs, project, "bin", _options.Configuration, "net10.0", $"Campaigns.{project}.dll");

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^Carrier ready on (?<sip>[^,]+), control (?<control>.+)$")]
    private static partial Regex CarrierReady();

    [GeneratedRegex("Silo ready")]
    private static partial Regex SiloReady();

    [GeneratedRegex("Application started")]
    private static partial Regex ApiReady();
}
