using Campaigns.Domain.Campaigns;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Imports;

/// <summary>The imports of campaigns: how far they are, and what became of them.</summary>
public sealed class ImportLog(NpgsqlDataSource dataSource)
{
    /// <summary>A running import that has said nothing for so long is dead: a living one reports every few seconds, and the server cuts an upload that stands still.</summary>
    public static readonly Duration Silence = Duration.FromMinutes(5);

    private const string Select = """
        SELECT import_id, dry_run, state, begun_at, rows_read, rows_failed, imported, updated, skipped, on_do_not_call, already_dialled, refusal, reported_at
        FROM imports
        """;

    public Task BeginAsync(CampaignId campaign, Guid import, bool dryRun, Instant at, CancellationToken cancellationToken) => ExecuteAsync(
        dataSource.CreateCommand("INSERT INTO imports (import_id, campaign_id, dry_run, begun_at, reported_at) VALUES ($1, $2, $3, $4, $4)")
            .With(import).With(campaign.Value).With(dryRun).With(at),
        cancellationToken);

    public Task ReportAsync(Guid import, long rowsRead, long rowsFailed, Instant at, CancellationToken cancellationToken) => ExecuteAsync(
        dataSource.CreateCommand("UPDATE imports SET rows_read = $2, rows_failed = $3, reported_at = $4 WHERE import_id = $1 AND state = 0")
            .With(import).With(rowsRead).With(rowsFailed).With(at),
        cancellationToken);

    public Task EndAsync(Guid import, ImportResult result, long rowsRead, long rowsFailed, Instant at, CancellationToken cancellationToken) => ExecuteAsync(
        dataSource.CreateCommand("""
            UPDATE imports
            SET state = 1, rows_read = $2, rows_failed = $3, reported_at = $4, imported = $5, updated = $6, skipped = $7, on_do_not_call = $8, already_dialled = $9
            WHERE import_id = $1
            """)
            .With(import).With(rowsRead).With(rowsFailed).With(at).With(result.Imported).With(result.Updated).With(result.Skipped).With(result.OnDoNotCallList).With(result.AlreadyDialled),
        cancellationToken);

    public Task RefuseAsync(Guid import, string reason, Instant at, CancellationToken cancellationToken) => ExecuteAsync(
        dataSource.CreateCommand("UPDATE imports SET state = 2, refusal = $2, reported_at = $3 WHERE import_id = $1").With(import).With(reason).With(at), cancellationToken);

    /// <summary>A campaign's imports, newest first.</summary>
    /// <param name="campaign">Whose imports.</param>
    /// <param name="before">The last one of the page before; null: from the newest.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="now">By which a running one is judged.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<ImportEntry>> ListAsync(CampaignId campaign, Guid? before, int limit, Instant now, CancellationToken cancellationToken) => ReadAsync(
        dataSource.CreateCommand($"{Select} WHERE campaign_id = $1 AND import_id < $2 ORDER BY import_id DESC LIMIT $3")
            .With(campaign.Value).With(before ?? Guid.AllBitsSet).With(limit),
        now,
        cancellationToken);

    /// <summary>One import; null when the campaign has none of this id.</summary>
    public async Task<ImportEntry?> ReadAsync(CampaignId campaign, Guid import, Instant now, CancellationToken cancellationToken) => (await ReadAsync(
        dataSource.CreateCommand($"{Select} WHERE campaign_id = $1 AND import_id = $2").With(campaign.Value).With(import), now, cancellationToken)).SingleOrDefault();

    /// <summary>Forgets imports that began before an instant: their ids are UUIDs of version 7 and sort by it.</summary>
    public Task RemoveBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken) => ExecuteAsync(
        dataSource.CreateCommand("DELETE FROM imports WHERE import_id < $1").With(Guid.CreateVersion7(instant)), cancellationToken);

    private static async Task ExecuteAsync(NpgsqlCommand change, CancellationToken cancellationToken)
    {
        await using var command = change;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ImportEntry>> ReadAsync(NpgsqlCommand select, Instant now, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<ImportEntry> entries = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var state = (ImportState)reader.GetInt16(2);
            entries.Add(new ImportEntry
            {
                Id = reader.GetGuid(0),
                DryRun = reader.GetBoolean(1),
                State = state == ImportState.Running && now - reader.GetFieldValue<Instant>(12) > Silence ? ImportState.Interrupted : state,
                BegunAt = reader.GetFieldValue<Instant>(3),
                RowsRead = reader.GetInt64(4),
                RowsFailed = reader.GetInt64(5),
                Result = new ImportResult(reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9), reader.GetInt64(10)),
                Refusal = reader.TextOrNull(11),
            });
        }

        return entries;
    }
}
