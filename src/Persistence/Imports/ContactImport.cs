using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Consent;
using Campaigns.Persistence.Contacts;
using Campaigns.Persistence.People;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Imports;

/// <summary>
/// Takes any number of contacts into a campaign in bounded memory. All rows become visible at once; an import that fails or is cancelled
/// leaves nothing (but names of zones, which are nobody's).
/// </summary>
public sealed class ContactImport
{
    private const int RowsPerReport = 10_000;

    private readonly NpgsqlDataSource _dataSource;
    private readonly ZoneSetCatalog _zoneSets;
    private readonly NumberHash _hash;

    internal ContactImport(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets, NumberHash hash)
    {
        _hash = hash;
        _dataSource = dataSource;
        _zoneSets = zoneSets;
    }

    /// <summary>Imports.</summary>
    /// <param name="campaign">Into which campaign. One import at a time; a second one waits.</param>
    /// <param name="rows">Read once, in order.</param>
    /// <param name="duplicates">What to do with numbers that are there already.</param>
    /// <param name="progress">Told of the rows read so far, every 10,000 rows; may be null.</param>
    /// <param name="cancellationToken">Aborts; nothing is imported.</param>
    /// <exception cref="PostgresException">A row cannot be stored (not E.164, variables that are no JSON …); nothing is imported.</exception>
    public Task<ImportResult> RunAsync(CampaignId campaign, IAsyncEnumerable<ImportRow> rows, DuplicatePolicy duplicates, IProgress<long>? progress, CancellationToken cancellationToken) =>
        RunAsync(campaign, rows, duplicates, progress, keep: true, cancellationToken);

    /// <summary>Does everything that an import does, and takes it back: tells what it would do, the rows that can't be stored included.</summary>
    /// <inheritdoc cref="RunAsync(CampaignId, IAsyncEnumerable{ImportRow}, DuplicatePolicy, IProgress{long}?, CancellationToken)"/>
    public Task<ImportResult> RehearseAsync(CampaignId campaign, IAsyncEnumerable<ImportRow> rows, DuplicatePolicy duplicates, CancellationToken cancellationToken) =>
        RunAsync(campaign, rows, duplicates, progress: null, keep: false, cancellationToken);

    private async Task<ImportResult> RunAsync(
        CampaignId campaign, IAsyncEnumerable<ImportRow> rows, DuplicatePolicy duplicates, IProgress<long>? progress, bool keep, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, [new(ImportStatements.Stage), new("SET LOCAL work_mem = '64MB'")], cancellationToken);
        var given = await CopyAsync(connection, rows, progress, cancellationToken);
        var result = await MoveAsync(connection, campaign, given, duplicates, cancellationToken);
        if (!keep)
        {
            await transaction.RollbackAsync(cancellationToken);
            return result;
        }

        await transaction.CommitAsync(cancellationToken);

        if (given >= RowsPerReport)
        {
            // The planner must not think of the table as it was before.
            await ExecuteAsync(connection, [new("ANALYZE contacts")], cancellationToken);
        }

        return result;
    }

    private async Task<long> CopyAsync(NpgsqlConnection connection, IAsyncEnumerable<ImportRow> rows, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var line = 0L;
        await _hash.LoadAsync(cancellationToken);
        await using var importer = await connection.BeginBinaryImportAsync(ImportStatements.Copy, cancellationToken);
        importer.Timeout = Timeout.InfiniteTimeSpan;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(++line, NpgsqlDbType.Bigint, cancellationToken);
            await importer.WriteAsync(row.PhoneNumber, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(await _zoneSets.IdOfAsync(row.ZoneIds, cancellationToken), NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(row.Priority, NpgsqlDbType.Integer, cancellationToken);
            await importer.WriteAsync(row.DisplayName, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(row.ExternalId, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(row.VariablesJson, NpgsqlDbType.Jsonb, cancellationToken);
            await importer.WriteAsync(_hash.Of(row.PhoneNumber), NpgsqlDbType.Bytea, cancellationToken);
            await WriteAsync(importer, row.Consent, cancellationToken);
            if (line % RowsPerReport == 0)
            {
                progress?.Report(line);
            }
        }

        await importer.CompleteAsync(cancellationToken);
        progress?.Report(line);
        return line;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter importer, ContactConsent? consent, CancellationToken cancellationToken)
    {
        if (consent is null)
        {
            await importer.WriteNullAsync(cancellationToken);
            await importer.WriteNullAsync(cancellationToken);
            await importer.WriteNullAsync(cancellationToken);
            return;
        }

        await importer.WriteAsync((short)consent.Kind, NpgsqlDbType.Smallint, cancellationToken);
        await importer.WriteAsync(consent.Source, NpgsqlDbType.Text, cancellationToken);
        await importer.WriteAsync(consent.At, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private static async Task<ImportResult> MoveAsync(NpgsqlConnection connection, CampaignId campaign, long given, DuplicatePolicy duplicates, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, [Gates.ImportInto(campaign.Value), new NpgsqlBatchCommand(ImportStatements.ZoneSets).With(campaign.Value)], cancellationToken);
        var (updated, refusedOfUpdated) = duplicates switch
        {
            DuplicatePolicy.Update => await CountAsync(connection, campaign, ImportStatements.Update, cancellationToken),
            DuplicatePolicy.Replace => await ReplaceAsync(connection, campaign, cancellationToken),
            _ => (0, 0),
        };
        var (imported, refusedOfImported) = await CountAsync(connection, campaign, ImportStatements.Insert(duplicates), cancellationToken);
        return new ImportResult(imported, updated, given - imported - updated, refusedOfUpdated + refusedOfImported);
    }

    // No contact starts again under an intent that is on its way.
    private static async Task<(long Rows, long Refused)> ReplaceAsync(NpgsqlConnection connection, CampaignId campaign, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, [Gates.Close([campaign.Value])], cancellationToken);
        return await CountAsync(connection, campaign, ImportStatements.Replace, cancellationToken);
    }

    private static async Task<(long Rows, long Refused)> CountAsync(NpgsqlConnection connection, CampaignId campaign, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }.With(campaign.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, IReadOnlyList<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
