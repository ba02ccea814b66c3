using System.Threading.Channels;
using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.Contacts;
using Campaigns.Persistence.People;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Imports;

/// <summary>
/// Takes any number of contacts into a campaign in bounded memory. Rows are staged as they come, in short transactions of a session's own table, so that a slow upload holds nothing that
/// others wait for; then one transaction makes them visible all at once. An import that fails or is cancelled leaves nothing (but names of zones, which are nobody's).
/// </summary>
public sealed class ContactImport
{
    private const int RowsPerBlock = 5_000;
    private const int RowsPerReport = 10_000;
    private const int BlocksWaiting = 2;

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
    /// <inheritdoc cref="RunAsync(CampaignId, IAsyncEnumerable{ImportRow}, ImportPlan, IProgress{long}?, CancellationToken)"/>
    public Task<ImportResult> RunAsync(CampaignId campaign, IAsyncEnumerable<ImportRow> rows, DuplicatePolicy duplicates, IProgress<long>? progress, CancellationToken cancellationToken) =>
        RunAsync(campaign, rows, new ImportPlan { Duplicates = duplicates }, progress, cancellationToken);

    /// <summary>Does everything that an import does, and takes it back: tells what it would do, the rows that can't be stored included.</summary>
    /// <inheritdoc cref="RunAsync(CampaignId, IAsyncEnumerable{ImportRow}, ImportPlan, IProgress{long}?, CancellationToken)"/>
    public Task<ImportResult> RehearseAsync(CampaignId campaign, IAsyncEnumerable<ImportRow> rows, DuplicatePolicy duplicates, CancellationToken cancellationToken) =>
        RunAsync(campaign, rows, new ImportPlan { Duplicates = duplicates, Keep = false }, progress: null, cancellationToken);

    /// <summary>Imports as a plan says.</summary>
    /// <param name="campaign">Into which campaign. One import at a time becomes visible; a second one waits.</param>
    /// <param name="rows">Read once, in order.</param>
    /// <param name="plan">How rows are taken in.</param>
    /// <param name="progress">Told of the rows read so far, every 10,000 rows; may be null.</param>
    /// <param name="cancellationToken">Aborts; nothing is imported.</param>
    /// <exception cref="PostgresException">A row cannot be stored (not E.164, variables that are no JSON …); nothing is imported.</exception>
    public async Task<ImportResult> RunAsync(CampaignId campaign, IAsyncEnumerable<ImportRow> rows, ImportPlan plan, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            await ExecuteAsync(connection, [new(ImportStatements.Stage)], cancellationToken);
            var numbers = new DistinctNumbers();
            var given = await StageAsync(connection, rows, numbers, progress, cancellationToken);
            var result = await MoveAsync(connection, campaign, given, numbers.AllDistinct, plan, cancellationToken);
            if (plan.Keep && given >= RowsPerReport)
            {
                // The planner must not think of the table as it was before.
                await ExecuteAsync(connection, [new("ANALYZE contacts")], cancellationToken);
            }

            return result;
        }
        finally
        {
            // A connection that broke has taken its table along.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await ExecuteAsync(connection, [new(ImportStatements.Drop)], CancellationToken.None);
            }
        }
    }

    /// <summary>Reads one block while the one before is copied: both cost about the same.</summary>
    private async Task<long> StageAsync(NpgsqlConnection connection, IAsyncEnumerable<ImportRow> rows, DistinctNumbers numbers, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await _hash.LoadAsync(cancellationToken);
        var blocks = Channel.CreateBounded<List<ImportRow>>(new BoundedChannelOptions(BlocksWaiting) { SingleReader = true, SingleWriter = true });
        var copying = CopyAsync(connection, blocks, numbers, cancellationToken);
        var line = 0L;
        try
        {
            List<ImportRow> block = new(RowsPerBlock);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                block.Add(row);
                if (++line % RowsPerReport == 0)
                {
                    progress?.Report(line);
                }

                if (block.Count == RowsPerBlock)
                {
                    await blocks.Writer.WriteAsync(block, cancellationToken);
                    block = new(RowsPerBlock);
                }
            }

            await blocks.Writer.WriteAsync(block, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            // Copying has failed, and says why below.
        }
        finally
        {
            blocks.Writer.TryComplete();
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await copying;
        progress?.Report(line);
        return line;
    }

    private async Task CopyAsync(NpgsqlConnection connection, Channel<List<ImportRow>, List<ImportRow>> blocks, DistinctNumbers numbers, CancellationToken cancellationToken)
    {
        try
        {
            var line = 0L;
            var rows = new StagedRows();
            using var hasher = _hash.Begin();
            await foreach (var block in blocks.Reader.ReadAllAsync(cancellationToken))
            {
                block.ForEach(row => numbers.Add(row.PhoneNumber));
                await CopyAsync(connection, block, line, rows, hasher, cancellationToken);
                line += block.Count;
            }
        }
        finally
        {
            blocks.Writer.TryComplete();
        }
    }

    private async Task CopyAsync(NpgsqlConnection connection, List<ImportRow> block, long line, StagedRows rows, NumberHasher hasher, CancellationToken cancellationToken)
    {
        rows.Begin();
        foreach (var row in block)
        {
            // New names of zones are stored through another connection: not while a COPY holds its transaction.
            Write(rows, ++line, row, await _zoneSets.IdOfAsync(row.ZoneIds, cancellationToken), hasher);
        }

        rows.End();
        await using var copy = await connection.BeginRawBinaryCopyAsync(ImportStatements.Copy, cancellationToken);
        copy.WriteTimeout = Timeout.Infinite;
        await copy.WriteAsync(rows.Written, cancellationToken);
    }

    /// <summary>In the order of <see cref="ImportStatements.Copy"/>.</summary>
    private static void Write(StagedRows rows, long line, ImportRow row, int zoneSet, NumberHasher hasher)
    {
        rows.BeginRow(ImportStatements.StagedColumns);
        rows.Write(line);
        rows.Write(row.PhoneNumber);
        rows.Write(zoneSet);
        if (row.Priority is { } priority)
        {
            rows.Write(priority);
        }
        else
        {
            rows.WriteNull();
        }

        rows.Write(row.DisplayName);
        rows.Write(row.ExternalId);
        rows.WriteJson(row.VariablesJson);
        rows.Write(hasher.Of(row.PhoneNumber));
        if (row.Consent is { } consent)
        {
            rows.Write((short)consent.Kind);
            rows.Write(consent.Source);
            rows.Write(consent.At);
        }
        else
        {
            rows.WriteNull();
            rows.WriteNull();
            rows.WriteNull();
        }
    }

    private static async Task<ImportResult> MoveAsync(NpgsqlConnection connection, CampaignId campaign, long given, bool distinct, ImportPlan plan, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, [new("ANALYZE staged")], cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, [new("SET LOCAL work_mem = '64MB'"), Gates.ImportInto(campaign.Value)], cancellationToken);
        var dialled = plan.NotDialledSince is { } since ? await LeaveOutAsync(connection, campaign, since, cancellationToken) : 0;
        await ExecuteAsync(connection, [new NpgsqlBatchCommand(ImportStatements.ZoneSets).With(campaign.Value)], cancellationToken);
        var (updated, refusedOfUpdated) = plan.Duplicates switch
        {
            DuplicatePolicy.Update => await CountAsync(connection, campaign, ImportStatements.Update, cancellationToken),
            DuplicatePolicy.Replace => await ReplaceAsync(connection, campaign, cancellationToken),
            _ => (0, 0),
        };
        var (imported, refusedOfImported) = await CountAsync(connection, campaign, ImportStatements.Insert(plan.Duplicates, distinct), cancellationToken);
        if (plan.Keep)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        // What isn't committed is rolled back with the transaction's end.
        return new ImportResult(imported, updated, given - dialled - imported - updated, refusedOfUpdated + refusedOfImported, dialled);
    }

    private static async Task<long> LeaveOutAsync(NpgsqlConnection connection, CampaignId campaign, Instant since, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ImportStatements.LeaveOutDialled, connection) { CommandTimeout = 0 }.With(campaign.Value).With(since);
        return await command.ExecuteNonQueryAsync(cancellationToken);
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
