using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Grains.Campaigns;
using Campaigns.Persistence;
using Campaigns.Persistence.Migrations;
using Campaigns.Persistence.Secrets;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Campaigns.Silo.Tests;

/// <summary>A database that was dumped and played back somewhere, with the grain states that a silo wrote.</summary>
public sealed class RestoredCampaignTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_restore_what_would_dial_is_paused_and_says_why()
    {
        var database = await cluster.CreateDatabaseAsync();
        await StartAsync(database, CampaignStatus.Running, CampaignStatus.Scheduled, CampaignStatus.Draft, CampaignStatus.Completed);
        var copy = await cluster.CreateDatabaseAsync();
        await PostgresCluster.RestoreAsync(await PostgresCluster.DumpAsync(database), copy);

        await StartAsync(copy);

        Assert.Equal(
            [CampaignStatus.Draft, CampaignStatus.Paused, CampaignStatus.Paused, CampaignStatus.Completed],
            (await ReadAsync(copy)).Select(campaign => campaign.State.Status).Order());
        Assert.All(await ReadAsync(copy), campaign =>
        {
            Assert.Equal((campaign.State.Status, campaign.State.Epoch, campaign.State.Version), campaign.Row);
            Assert.Equal(campaign.State.Status is CampaignStatus.Paused, campaign.State.Reasons.Any(reason => reason.StartsWith("The database was restored", StringComparison.Ordinal)));
        });
        Assert.Equal(1, (await ReadAsync(database)).Count(campaign => campaign.State.Status is CampaignStatus.Running));
    }

    [Fact]
    public async Task A_restart_pauses_nothing_and_neither_does_the_start_after_the_one_that_noticed()
    {
        var database = await cluster.CreateDatabaseAsync();
        await StartAsync(database);
        await StartAsync(database, CampaignStatus.Running);
        await StartAsync(database);
        Assert.Equal(CampaignStatus.Running, Assert.Single(await ReadAsync(database)).State.Status);

        var copy = await cluster.CreateDatabaseAsync();
        await PostgresCluster.RestoreAsync(await PostgresCluster.DumpAsync(database), copy);
        await StartAsync(copy);
        await StartAsync(copy, CampaignStatus.Running);
        await StartAsync(copy);
        Assert.Equal([CampaignStatus.Running, CampaignStatus.Paused], (await ReadAsync(copy)).Select(campaign => campaign.State.Status).Order());
    }

    [Fact]
    public async Task A_new_label_says_that_a_physical_backup_was_restored_and_counts_once()
    {
        var database = await cluster.CreateDatabaseAsync();
        await StartAsync(database, CampaignStatus.Running);

        await StartAsync(database, label: "2026-11-27");
        Assert.Equal(CampaignStatus.Paused, Assert.Single(await ReadAsync(database)).State.Status);

        await StartAsync(database, label: "2026-11-27", CampaignStatus.Running);
        await StartAsync(database, label: "2026-11-27");
        await StartAsync(database);
        Assert.Equal([CampaignStatus.Running, CampaignStatus.Paused], (await ReadAsync(database)).Select(campaign => campaign.State.Status).Order());
    }

    private static Task StartAsync(string database, params CampaignStatus[] campaigns) => StartAsync(database, label: null, campaigns);

    /// <summary>What a process does to the database when it starts; then campaigns are saved, as their grains do it.</summary>
    private static async Task StartAsync(string database, string? label, params CampaignStatus[] campaigns)
    {
        await using var services = Services(database, label);
        await services.GetRequiredService<Migrator>().MigrateAsync(Cancelled);
        foreach (var status in campaigns)
        {
            await SaveAsync(services, new CampaignEntry
            {
                Id = new CampaignId(Guid.CreateVersion7()),
                Status = status,
                Epoch = 3,
                Version = 2,
                CreatedAt = Instant.FromUtc(2026, 3, 2, 10, 0),
                Settings = new CampaignSettings { Name = "Spring", Assistant = new AssistantId(Guid.CreateVersion7()), Trunk = new TrunkId(Guid.CreateVersion7()) },
            });
        }
    }

    private static ServiceProvider Services(string database, string? label = null) => new ServiceCollection()
        .AddLogging()
        .AddCampaignPersistence(new PersistenceOptions { ConnectionString = database, SecretKeys = [TestKeys.Installation], RestoreLabel = label })
        .BuildServiceProvider();

    private static async Task SaveAsync(IServiceProvider services, CampaignEntry entry)
    {
        var state = new DomainStorageSerializer(services.GetRequiredService<SecretSeal>()).Serialize(new CampaignGrainState { Entry = entry });
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("INSERT INTO orleans_grain_state VALUES ('orleans-campaigns', 'campaign', $1, $2, '', 1, $3, now())");
        command.Parameters.Add(new NpgsqlParameter { Value = BitConverter.ToInt64(entry.Id.Value.ToByteArray(), 0) });
        command.Parameters.Add(new NpgsqlParameter { Value = BitConverter.ToInt64(entry.Id.Value.ToByteArray(), 8) });
        command.Parameters.Add(new NpgsqlParameter { Value = state.ToArray() });
        await command.ExecuteNonQueryAsync(Cancelled);
        await services.GetRequiredService<ICampaignDirectory>().SaveAsync(entry, Cancelled);
    }

    private static async Task<IReadOnlyList<(CampaignEntry State, (CampaignStatus, long, long) Row)>> ReadAsync(string database)
    {
        await using var services = Services(database);
        var serializer = new DomainStorageSerializer(services.GetRequiredService<SecretSeal>());
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            SELECT s.payload, c.status, c.epoch, c.version FROM orleans_grain_state s
            JOIN campaigns c ON c.campaign_id::text = convert_from(s.payload, 'UTF8')::jsonb #>> '{Entry,Id,Value}'
            WHERE s.state_name = 'campaign'
            """);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        List<(CampaignEntry, (CampaignStatus, long, long))> campaigns = [];
        while (await reader.ReadAsync(Cancelled))
        {
            var state = serializer.Deserialize<CampaignGrainState>(new BinaryData(reader.GetFieldValue<byte[]>(0)));
            campaigns.Add((state.Entry!, ((CampaignStatus)reader.GetInt16(1), reader.GetInt64(2), reader.GetInt64(3))));
        }

        return campaigns;
    }
}
