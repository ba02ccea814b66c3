using Campaigns.Domain.Access;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.History;
using Campaigns.Persistence.Webhooks;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Directory;

/// <summary>The rows that grains keep about campaigns, trunks and assistants.</summary>
internal sealed class CampaignDirectory(NpgsqlDataSource dataSource) : ICampaignDirectory
{
    // An activation raises the epoch without a new version; an older activation must not take it back.
    private static readonly string SaveSql = $"""
        INSERT INTO campaigns AS c (campaign_id, status, epoch, version, trunk_id, assistant_id, priority, name, settings, reasons, created_at, started_at, ended_at, deleted, frequency, team_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                coalesce((SELECT team_id FROM team_resources WHERE resource_id = $1), '{TeamId.First}'))
        ON CONFLICT (campaign_id) DO UPDATE
        SET status = excluded.status, epoch = excluded.epoch, version = excluded.version, trunk_id = excluded.trunk_id,
            assistant_id = excluded.assistant_id, priority = excluded.priority, name = excluded.name, settings = excluded.settings, reasons = excluded.reasons, created_at = excluded.created_at,
            started_at = excluded.started_at, ended_at = excluded.ended_at, deleted = excluded.deleted, frequency = excluded.frequency
        WHERE (excluded.version, excluded.epoch) >= (c.version, c.epoch)
        """;

    public async Task SaveAsync(CampaignEntry entry, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await CloseAndReadAsync(connection, transaction, entry.Id, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (EventStatements.BeforeSave(entry) is { } told)
        {
            batch.BatchCommands.Add(told);
        }

        if (HistoryStatements.BeforeSave(before, entry) is { } noted)
        {
            batch.BatchCommands.Add(noted);
        }

        batch.BatchCommands.Add(Save(entry));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RunningCampaign>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT campaign_id, trunk_id, priority, team_id FROM campaigns WHERE status = 2
            UNION
            SELECT c.campaign_id, c.trunk_id, c.priority, c.team_id
            FROM (SELECT DISTINCT campaign_id FROM open_calls) o
            JOIN campaigns c ON c.campaign_id = o.campaign_id
            ORDER BY priority DESC, campaign_id
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<RunningCampaign> running = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            running.Add(new RunningCampaign(new CampaignId(reader.GetGuid(0)), new TrunkId(reader.GetGuid(1)), reader.GetInt32(2), new TeamId(reader.GetGuid(3))));
        }

        return running;
    }

    public Task<IReadOnlyList<string>> UsersOfAsync(TrunkId trunk, CancellationToken cancellationToken) =>
        UsersOfAsync("trunk_id", trunk.Value, cancellationToken);

    public Task<IReadOnlyList<string>> UsersOfAsync(AssistantId assistant, CancellationToken cancellationToken) =>
        UsersOfAsync("assistant_id", assistant.Value, cancellationToken);

    public async Task<Instant> NowAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT clock_timestamp()");
        return (Instant)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public Task SaveTrunkAsync(TrunkId id, TrunkSettings settings, long version, bool deleted, CancellationToken cancellationToken) =>
        SaveAsync("trunks", "trunk_id", id.Value, settings.Name, StoredJson.Write(settings), version, deleted, cancellationToken);

    public Task SaveAssistantAsync(AssistantId id, AssistantSettings settings, long version, bool deleted, CancellationToken cancellationToken) =>
        SaveAsync("assistants", "assistant_id", id.Value, settings.Name, StoredJson.Write(settings), version, deleted, cancellationToken);

    /// <summary>Closes the campaign's gate, and reads its row as nobody can change it any more; null when there is none.</summary>
    private static async Task<CampaignEntry?> CloseAndReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CampaignId campaign, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Gates.Close([campaign.Value]),
                new NpgsqlBatchCommand("SELECT status, epoch, version, settings::text, created_at, started_at, ended_at, deleted FROM campaigns WHERE campaign_id = $1").With(campaign.Value),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new CampaignEntry
            {
                Id = campaign,
                Status = (CampaignStatus)reader.GetInt16(0),
                Epoch = reader.GetInt64(1),
                Version = reader.GetInt64(2),
                Settings = StoredJson.Read<CampaignSettings>(reader.GetString(3)),
                CreatedAt = reader.GetFieldValue<Instant>(4),
                StartedAt = reader.ValueOrNull<Instant>(5),
                EndedAt = reader.ValueOrNull<Instant>(6),
                Deleted = reader.GetBoolean(7),
            }
            : null;
    }

    private async Task<IReadOnlyList<string>> UsersOfAsync(string column, Guid id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT name FROM campaigns WHERE {column} = $1 AND status < 4 AND NOT deleted ORDER BY campaign_id").With(id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> names = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private async Task SaveAsync(string table, string key, Guid id, string name, string settings, long version, bool deleted, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"""
            INSERT INTO {table} AS t ({key}, version, name, settings, deleted) VALUES ($1, $2, $3, $4::jsonb, $5)
            ON CONFLICT ({key}) DO UPDATE SET version = excluded.version, name = excluded.name, settings = excluded.settings, deleted = excluded.deleted
            WHERE excluded.version >= t.version
            """).With(id).With(version).With(name).With(settings).With(deleted);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Save(CampaignEntry entry) => new NpgsqlBatchCommand(SaveSql)
        .With(entry.Id.Value)
        .With((short)entry.Status)
        .With(entry.Epoch)
        .With(entry.Version)
        .With(entry.Settings.Trunk.Value)
        .With(entry.Settings.Assistant.Value)
        .With(entry.Settings.Priority)
        .With(entry.Settings.Name)
        .WithNullable(StoredJson.Write(entry.Settings), NpgsqlDbType.Jsonb)
        .WithArray(entry.Reasons.ToArray())
        .With(entry.CreatedAt)
        .WithNullable(entry.StartedAt, NpgsqlDbType.TimestampTz)
        .WithNullable(entry.EndedAt, NpgsqlDbType.TimestampTz)
        .With(entry.Deleted)
        .WithNullable(entry.Settings.Frequency.AreNone() ? null : StoredJson.Write(entry.Settings.Frequency), NpgsqlDbType.Jsonb);
}
