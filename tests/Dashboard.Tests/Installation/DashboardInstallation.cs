using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Campaigns.EndToEnd.Tests.Installation;
using Campaigns.Persistence;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;

namespace Campaigns.Dashboard.Tests.Installation;

/// <summary>A database, the carrier simulator, one process with API, dashboard and silo, and a browser: shared by all tests of this project.</summary>
public sealed partial class DashboardInstallation : IAsyncLifetime
{
    private static readonly string RecordingKey = Convert.ToBase64String(new byte[32]);

    private readonly PostgresCluster _postgres = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-").FullName;
    private readonly int _httpPort = FreePort();
    private string _database = "";
    private ProgramProcess? _carrier;
    private ProgramProcess? _api;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static readonly Guid Sales = Guid.Parse("01970000-0000-7000-8000-00000000a1e5");

    public Uri Address => new($"http://127.0.0.1:{_httpPort}/");

    /// <summary>The key of the installation's administrator.</summary>
    public string AdminKey { get; private set; } = "";

    internal ApiAccess Api { get; private set; } = null!;

    /// <summary>Signs people in beside the keys: groups viewers and operators of the first team, and sales, who administer "Test sales".</summary>
    internal OpenIdProvider Provider { get; } = new();

    internal CarrierAccess Carrier { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _postgres.InitializeAsync();
        _database = await _postgres.CreateDatabaseAsync();
        _carrier = await ProgramProcess.StartAsync(
            "CarrierSimulator",
            new Dictionary<string, string>(),
            "Carrier ready",
            CancellationToken.None,
            "--listen", "127.0.0.1:0", "--control-port", "0", "--ring-ms", "200", "--talk-ms", "1000", "--mix", "answered=1");
        Carrier = new CarrierAccess(PortOf(ReadyLine()), PortOf(ControlLine()));
        await StartApiAsync();
        AdminKey = (await File.ReadAllTextAsync(Path.Combine(_folder, "key"))).Trim();
        Api = new ApiAccess(Address, AdminKey);
        await MakeSalesAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A browser of its own, as another person has it, that is not signed in.</summary>
    internal async Task<Visitor> VisitAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };
        options.BaseURL = Address.ToString();
        options.TimezoneId ??= "America/New_York";
        return await Visitor.OpenAsync(await _browser!.NewContextAsync(options));
    }

    /// <summary>The same, signed in; with the administrator's key unless another is given.</summary>
    internal async Task<Visitor> SignedInAsync(string? key = null, BrowserNewContextOptions? options = null)
    {
        var visitor = await VisitAsync(options);
        await visitor.SignInAsync(key ?? AdminKey);
        return visitor;
    }

    /// <summary>Stops the API's process as an update does.</summary>
    internal async Task StopApiAsync()
    {
        await _api!.StopAsync();
        await _api.DisposeAsync();
    }

    internal async Task StartApiAsync() => _api = await ProgramProcess.StartAsync("Api", Settings(), "Application started", CancellationToken.None);

    /// <summary>Another process of the same installation, at an address of its own.</summary>
    internal async Task<(ProgramProcess Process, Uri Address)> StartAnotherApiAsync(params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var all = Settings();
        all["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return (await ProgramProcess.StartAsync("Api", all, "Application started", CancellationToken.None), address);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Campaigns__Database"] = _database,
        ["Campaigns__Secrets__Keys__0"] = TestKeys.Installation,
        ["Campaigns__ClusterId"] = "dashboard",
        ["Campaigns__Silo__SiloPort"] = "0",
        ["Campaigns__Silo__GatewayPort"] = "0",
        ["Campaigns__Telephony__LocalAddress"] = "127.0.0.1",
        ["Campaigns__Telephony__Media"] = "SignallingOnly",
        ["Campaigns__Outbound__AllowedNetworks__0"] = "127.0.0.0/8",
        ["Campaigns__Recording__Keys__0"] = RecordingKey,
        ["Campaigns__Limits__MinRetryDelay"] = "00:00:01",
        ["Campaigns__Api__KeyFile"] = Path.Combine(_folder, "key"),
        ["Campaigns__Api__RequestsPerSecond"] = "2000",
        ["Campaigns__Api__RequestBurst"] = "2000",
        ["ASPNETCORE_URLS"] = Address.ToString(),
        ["Campaigns__Oidc__Name"] = "Test login",
        ["Campaigns__Oidc__Authority"] = Provider.Authority,
        ["Campaigns__Oidc__ClientId"] = OpenIdProvider.ClientId,
        ["Campaigns__Oidc__ClientSecret"] = OpenIdProvider.ClientSecret,
        ["Campaigns__Oidc__Roles__0__Role"] = "viewers",
        ["Campaigns__Oidc__Roles__0__Scopes__0"] = "read",
        ["Campaigns__Oidc__Roles__1__Role"] = "operators",
        ["Campaigns__Oidc__Roles__1__Scopes__0"] = "write",
        ["Campaigns__Oidc__Roles__1__Scopes__1"] = "run",
        ["Campaigns__Oidc__Roles__2__Role"] = "sales",
        ["Campaigns__Oidc__Roles__2__Team"] = Sales.ToString(),
        ["Campaigns__Oidc__Roles__2__Scopes__0"] = "admin",
    };

    /// <summary>With the id that the configuration names: a team that is made over the API gets one that nobody knows before.</summary>
    private async Task MakeSalesAsync()
    {
        await using var database = NpgsqlDataSource.Create(_database);
        await using var made = database.CreateCommand("INSERT INTO teams (team_id, name) VALUES ($1, 'Test sales')");
        made.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Sales });
        await made.ExecuteNonQueryAsync();
    }

    /// <summary>The database, as the API's process has it.</summary>
    internal ServiceProvider OpenDatabase() => new ServiceCollection()
        .AddLogging()
        .AddCampaignPersistence(new PersistenceOptions { ConnectionString = _database, MaxPoolSize = 10, SecretKeys = [TestKeys.Installation], RecordingKeys = [RecordingKey] })
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Api?.Dispose();
        foreach (var (name, program) in new[] { ("api", _api), ("carrier", _carrier) })
        {
            if (program is not null)
            {
                await program.DisposeAsync();
                await KeepOutputAsync(name, program.Output);
            }
        }

        await Provider.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What a program said, for whoever looks for the cause of a failure: into the folder that CAMPAIGNS_TEST_LOGS names.</summary>
    private static Task KeepOutputAsync(string name, string output) => Environment.GetEnvironmentVariable("CAMPAIGNS_TEST_LOGS") is { Length: > 0 } folder
        ? File.WriteAllTextAsync(Path.Combine(folder, $"{name}.log"), output)
        : Task.CompletedTask;

    private int PortOf(Regex line) => int.Parse(line.Match(_carrier!.Output).Groups["port"].Value, CultureInfo.InvariantCulture);

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"Carrier ready on 127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex ReadyLine();

    [GeneratedRegex(@"http://127\.0\.0\.1:(?<port>\d+)/")]
    private static partial Regex ControlLine();
}
