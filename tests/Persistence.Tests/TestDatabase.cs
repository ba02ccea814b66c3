using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.Migrations;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Tests;

/// <summary>A migrated database of its own, the whole registration running on it, and the few rows that most tests need.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public const string Owner = "silo-1@1";

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    private readonly ServiceProvider _services;

    private TestDatabase(ServiceProvider services) => _services = services;

    public NpgsqlDataSource DataSource => Get<NpgsqlDataSource>();

    public IAttemptJournal Journal => Get<IAttemptJournal>();

    public IContactQueue Queue => Get<IContactQueue>();

    public ISlotLedgerStore Ledger => Get<ISlotLedgerStore>();

    public ICampaignDirectory Directory => Get<ICampaignDirectory>();

    public static async Task<TestDatabase> CreateAsync(PostgresCluster cluster, Func<PersistenceOptions, PersistenceOptions>? configure = null)
    {
        var options = new PersistenceOptions { ConnectionString = await cluster.CreateDatabaseAsync(), IntentPatience = TimeSpan.FromSeconds(60), SecretKeys = [TestKeys.Installation] };
        var services = new ServiceCollection().AddLogging().AddCampaignPersistence(configure?.Invoke(options) ?? options).BuildServiceProvider();
        var database = new TestDatabase(services);
        await database.Get<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        }

        return database;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Drains the writers, as the host does.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    public static CampaignEntry Campaign(CampaignStatus status = CampaignStatus.Running) => new()
    {
        Id = new CampaignId(Guid.CreateVersion7()),
        Status = status,
        Epoch = 1,
        Version = 1,
        CreatedAt = Now,
        Settings = new CampaignSettings { Name = "Spring", Assistant = new AssistantId(Guid.CreateVersion7()), Trunk = new TrunkId(Guid.CreateVersion7()) },
    };

    /// <summary>A running campaign whose <see cref="Owner"/> holds a grant, with contacts +12025550000, +12025550001 …</summary>
    public async Task<(CampaignEntry Campaign, IReadOnlyList<ContactTicket> Contacts)> RunningCampaignAsync(int contacts, long firstNumber = 12025550000, int zoneSet = 0)
    {
        var campaign = Campaign();
        await Directory.SaveAsync(campaign, TestContext.Current.CancellationToken);
        await Ledger.SaveAsync(campaign.Id.Value, new StoredGrant(Owner, 100, campaign.Epoch), TestContext.Current.CancellationToken);
        await AddContactsAsync(campaign.Id, contacts, firstNumber, zoneSet);
        var page = await Queue.PendingAsync(campaign.Id, [zoneSet], null, 10_000, TestContext.Current.CancellationToken);
        return (campaign, [.. page.Contacts.Select(queued => queued.Ticket)]);
    }

    public async Task AddContactsAsync(CampaignId campaign, int contacts, long firstNumber = 12025550000, int zoneSet = 0)
    {
        await ExecuteAsync($"""
            INSERT INTO contacts (campaign_id, phone_number, zone_set_id) SELECT '{campaign}', '+' || ({firstNumber} + i), {zoneSet} FROM generate_series(0, {contacts - 1}) i;
            INSERT INTO campaign_counts VALUES ('{campaign}', 15, 0, 0, {contacts}) ON CONFLICT (campaign_id, shard, kind, code) DO UPDATE SET n = campaign_counts.n + excluded.n;
            """);
    }

    public static AttemptIntent Intent(ContactTicket contact, CampaignEntry campaign, int? attemptNumber = null) => new()
    {
        Contact = contact.Key,
        AttemptNumber = attemptNumber ?? contact.LastAttemptNumber + 1,
        ContactVersion = contact.Version,
        PhoneNumber = contact.PhoneNumber,
        CallerNumber = "+12025559999",
        Trunk = campaign.Settings.Trunk,
        Owner = Owner,
        Epoch = campaign.Epoch,
        CallId = Guid.NewGuid().ToString("N"),
        LocalTag = "tag",
        RingTimeout = Duration.FromSeconds(30),
        MaxCallDuration = Duration.FromMinutes(10),
        IntendedAt = Now,
    };

    public static AttemptRecord Outcome(AttemptIntent intent, Disposition disposition = Disposition.Busy, ContactState next = ContactState.Busy, int spent = 1, Instant? nextAt = null) => new()
    {
        Contact = intent.Contact,
        AttemptNumber = intent.AttemptNumber,
        PhoneNumber = intent.PhoneNumber,
        CallerNumber = intent.CallerNumber,
        Trunk = intent.Trunk,
        Owner = intent.Owner,
        IntendedAt = intent.IntendedAt,
        Disposition = disposition,
        Cause = "486 Busy Here",
        Outcome = new CallOutcome { CallId = intent.CallId, SipStatus = 486, SipReason = "Busy Here", EndedAt = intent.IntendedAt + Duration.FromSeconds(3), EndedBy = CallParty.FarEnd },
        NextState = next,
        NextAt = nextAt,
        AttemptsSpent = spent,
    };

    public static RecordedDialog Dialog(string callId) => new()
    {
        CallId = callId,
        LocalTag = "a",
        RemoteTag = "b",
        LocalUri = "sip:us@127.0.0.1",
        RemoteUri = "sip:them@127.0.0.1",
        RemoteTarget = "sip:them@127.0.0.1:5062",
        RouteSet = ["<sip:proxy;lr>"],
        LocalCSeq = 2,
        NextHop = "127.0.0.1:5060",
    };

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Contacts by state and attempts by disposition, counted from the rows themselves.</summary>
    public async Task<CampaignCounts> RecountAsync(CampaignId campaign)
    {
        await using var command = DataSource.CreateCommand($"""
            SELECT 0, state, count(*) FROM contacts WHERE campaign_id = '{campaign}' GROUP BY state
            UNION ALL SELECT 1, disposition, count(*) FROM call_records WHERE campaign_id = '{campaign}' GROUP BY disposition
            UNION ALL SELECT 2, 0::smallint, count(*) FROM open_calls WHERE campaign_id = '{campaign}'
            """);
        Dictionary<ContactState, long> contacts = [];
        Dictionary<Disposition, long> attempts = [];
        var open = 0L;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var (code, n) = (reader.GetInt16(1), reader.GetInt64(2));
            _ = reader.GetInt32(0) switch
            {
                0 => contacts[(ContactState)code] = n,
                1 => attempts[(Disposition)code] = n,
                _ => open = n,
            };
        }

        return new CampaignCounts(contacts, attempts, open);
    }
}
