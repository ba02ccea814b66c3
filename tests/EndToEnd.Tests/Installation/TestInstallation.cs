using System.Net;
using System.Net.Sockets;
using Campaigns.EndToEnd.Tests.Carrier;
using Campaigns.Testing;

namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>A whole installation: a database of its own, an API process, silos, and SIPp as the carrier.</summary>
internal sealed class TestInstallation : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("installation-").FullName;
    private readonly List<ProgramProcess> _silos = [];
    private readonly string _database;
    private readonly string _media;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly int _httpPort = FreePort();
    private ProgramProcess? _api;
    private ApiClient? _client;

    private TestInstallation(string database, SippCarrier carrier, string media, IReadOnlyDictionary<string, string> settings) =>
        (_database, Carrier, _media, _settings) = (database, carrier, media, settings);

    public SippCarrier Carrier { get; }

    public ApiClient Client => _client!;

    /// <summary>The connection string of its database.</summary>
    public string Database => _database;

    /// <summary>Of the API.</summary>
    public Uri Address => new($"http://127.0.0.1:{_httpPort}");

    /// <summary>The first API key.</summary>
    public string Key { get; private set; } = "";

    public IReadOnlyList<ProgramProcess> Silos => _silos;

    /// <summary>Starts everything.</summary>
    /// <param name="postgres">The server.</param>
    /// <param name="silos">Silo processes beside the API, which then joins as a client; 0: the API hosts the one silo.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="media">Campaigns:Telephony:Media of every silo.</param>
    /// <param name="existing">A database that an installation left, and its first API key; null: a new one.</param>
    /// <param name="settings">Further environment variables of every process.</param>
    public static async Task<TestInstallation> StartAsync(
        PostgresCluster postgres,
        int silos,
        CancellationToken cancellationToken,
        string media = "SignallingOnly",
        (string Database, string Key)? existing = null,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var installation = new TestInstallation(existing?.Database ?? await postgres.CreateDatabaseAsync(), await SippCarrier.StartAsync("carrier", cancellationToken), media, settings ?? new Dictionary<string, string>());
        installation.Key = existing?.Key ?? "";
        try
        {
            for (var i = 0; i < silos; i++)
            {
                await installation.StartSiloAsync(cancellationToken);
            }

            await installation.StartApiAsync(hostSilo: silos == 0, cancellationToken);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more silo joins.</summary>
    public async Task StartSiloAsync(CancellationToken cancellationToken) =>
        _silos.Add(await ProgramProcess.StartAsync("Silo", Environment(), "Silo ready", cancellationToken));

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_api is not null)
        {
            await _api.DisposeAsync();
        }

        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        await Carrier.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What every process printed, for the message of a failed test.</summary>
    public string Output => string.Join("\n---\n", _silos.Prepend(_api!).Select(process => process.Output));

    private async Task StartApiAsync(bool hostSilo, CancellationToken cancellationToken)
    {
        var keyFile = Path.Combine(_folder, "key");
        var environment = Environment();
        environment["Campaigns__Api__HostSilo"] = hostSilo ? "true" : "false";
        environment["Campaigns__Api__KeyFile"] = keyFile;
        environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_httpPort}";
        _api = await ProgramProcess.StartAsync("Api", environment, "Application started", cancellationToken);
        Key = File.Exists(keyFile) ? (await File.ReadAllTextAsync(keyFile, cancellationToken)).Trim() : Key;
        _client = new ApiClient(Address, Key);
    }

    private Dictionary<string, string> Environment() => new(_settings)
    {
        ["Campaigns__Database"] = _database,
        ["Campaigns__Secrets__Keys__0"] = TestKeys.Installation,
        ["Campaigns__ClusterId"] = "end-to-end",
        ["Campaigns__Telephony__LocalAddress"] = "127.0.0.1",
        ["Campaigns__Telephony__Media"] = _media,
        ["Campaigns__Recording__Keys__0"] = Convert.ToBase64String(new byte[32]),
        ["Campaigns__Outbound__AllowedNetworks__0"] = "127.0.0.0/8",
        ["Campaigns__Limits__MinRetryDelay"] = "00:00:01",
        ["Campaigns__Limits__MinRingTimeout"] = "00:00:01",
        ["Logging__LogLevel__Campaigns.Grains.Contacts"] = "Warning",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
