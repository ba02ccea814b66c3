using System.Globalization;
using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Campaigns;
using Campaigns.Persistence;
using Campaigns.Persistence.Migrations;
using Campaigns.Silo;
using Campaigns.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Testing;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Campaigns.Grains.Tests.Cluster;

/// <summary>
/// A cluster in one process: real grains, dialers and PostgreSQL; the carrier and the wall clock are the test's. Orleans keeps the
/// machine's time. One for each test class: its tests use contacts of their own.
/// </summary>
public abstract class CampaignTestCluster : IAsyncLifetime
{
    // A machine that stands still for a while must not look like a lost message.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(3);

    // Nor must a database that takes seconds for a commit or to let somebody in: a dialer would find out what became of its intent, a played one can't.
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(60);

    private readonly PostgresCluster _postgres;
    private readonly short _silos;
    private readonly Duration _skew;
    private InProcessTestCluster? _cluster;
    private int _numbers;

    /// <param name="postgres">The server.</param>
    /// <param name="silos">How many.</param>
    /// <param name="now">Where the wall clock stands at first.</param>
    /// <param name="skew">Of the database's clock against the silos'. Beyond two seconds the dialers ask for nothing, and a test can play one.</param>
    private protected CampaignTestCluster(PostgresCluster postgres, short silos, Instant now, Duration skew)
    {
        (_postgres, _silos, _skew) = (postgres, silos, skew);
        Clock = new FakeClock(now);
        Carrier = new FakeCarrier(Clock, Signal);
        Looks = new QueueLooks(Signal);
    }

    /// <summary>How often a dialer looks up what runs.</summary>
    private protected virtual TimeSpan DirectoryInterval => TimeSpan.FromMilliseconds(50);

    /// <summary>What a cluster has of its own, after everything else.</summary>
    private protected virtual void Configure(ISiloBuilder silo)
    {
    }

    internal FakeClock Clock { get; }

    internal LeapingTime Time { get; } = new();

    internal Signal Signal { get; } = new();

    internal FakeCarrier Carrier { get; }

    internal QueueLooks Looks { get; }

    internal JournalHooks Journal { get; } = new();

    internal IClusterClient Client => _cluster!.Client;

    /// <summary>Services of the first silo that runs.</summary>
    internal IServiceProvider Services => _cluster!.Silos[0].ServiceProvider;

    public async ValueTask InitializeAsync()
    {
        var database = await _postgres.CreateDatabaseAsync();
        await MigrateAsync(database);
        var builder = new InProcessTestClusterBuilder(_silos);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection(SettingsFor(database, DirectoryInterval));
            host.Services.AddSingleton<IClock>(Clock);
            host.Services.AddSingleton<TimeProvider>(Time);
            host.AddCampaignParts();
            host.Services.AddSingleton<ICallOriginator>(Carrier);
            host.Services.Decorate<PersistenceOptions>(options => options with { IntentPatience = DatabasePatience, ConnectTimeout = DatabasePatience });
            host.Services.Decorate<IContactQueue>(queue => new WatchedQueue(queue, Looks));
            host.Services.Decorate<IAttemptJournal>(journal => new WatchedJournal(journal, Journal, Signal));
            host.Services.Decorate<ICampaignEvents>(events => new WatchedCampaignEvents(events, Signal));
            host.Services.Decorate<ITrunkEvents>(events => new WatchedTrunkEvents(events, Signal));
            host.Services.Decorate<IWaitingRetries>(retries => new WatchedRetries(retries, Signal));
            host.Services.Decorate<ICampaignDirectory>(directory => new FakeTimeDirectory(directory, Clock, _skew, Signal));
            host.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            host.UseOrleans(silo =>
            {
                silo.UseCampaignDatabase(host.Configuration.GetSection(CampaignCluster.Section));
                silo.AddIncomingGrainCallFilter(SignalPullsAsync);
                silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
                Configure(silo);
            });
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddDomainWireFormat();
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the silo that is this owner, as an operator would. Returns the owner's name.</summary>
    internal async Task<string> StopSiloAsync(string owner)
    {
        var silo = _cluster!.Silos.Single(silo => silo.SiloAddress.ToParsableString() == owner);
        await _cluster.StopSiloAsync(silo);
        return owner;
    }

    /// <summary>Ends a silo as kill -9 does: it tells nobody.</summary>
    internal Task KillSiloAsync(SiloAddress address) => _cluster!.KillSiloAsync(_cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)));

    /// <summary>A well-formed number that no other test uses.</summary>
    internal string NewNumber()
    {
        var n = Interlocked.Increment(ref _numbers);
        return FormattableString.Invariant($"+1201{234 + (n / 8000)}{1000 + (n % 8000)}");
    }

    private async Task SignalPullsAsync(IIncomingGrainCallContext call)
    {
        await call.Invoke();
        if (call.MethodName == nameof(ICampaignGrain.PullAsync))
        {
            Signal.Raise();
        }
    }

    private static Dictionary<string, string?> SettingsFor(string database, TimeSpan directoryInterval) => new()
    {
        ["Campaigns:Database"] = database,
        ["Campaigns:Secrets:Keys:0"] = TestKeys.Installation,
        ["Campaigns:Campaign:Tick"] = "00:00:00.020",
        ["Campaigns:Campaign:RetryLook"] = "00:00:00.020",
        ["Campaigns:Dialer:DirectoryInterval"] = directoryInterval.ToString("c", CultureInfo.InvariantCulture),
        ["Campaigns:Dialer:DrainTimeout"] = "00:00:00.100",
    };

    private static async Task MigrateAsync(string database)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddCampaignPersistence(new PersistenceOptions { ConnectionString = database, SecretKeys = [TestKeys.Installation] })
            .BuildServiceProvider();
        await services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
    }
}
