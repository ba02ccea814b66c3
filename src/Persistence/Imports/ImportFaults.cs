using System.Runtime.CompilerServices;
using Campaigns.Domain.Campaigns;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Imports;

/// <summary>The bad rows of imports, kept so that every one of them can be downloaded.</summary>
public sealed class ImportFaults(NpgsqlDataSource dataSource)
{
    private const string Copy = "COPY import_faults (campaign_id, import_id, line, column_name, value, reason) FROM STDIN (FORMAT BINARY)";

    /// <summary>Appends a block, all of it or nothing.</summary>
    public async Task AddAsync(CampaignId campaign, Guid import, IReadOnlyCollection<ImportFault> faults, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var importer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        foreach (var fault in faults)
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(campaign.Value, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(import, NpgsqlDbType.Uuid, cancellationToken);
            await importer.WriteAsync(fault.Line, NpgsqlDbType.Bigint, cancellationToken);
            await importer.WriteAsync(fault.Column, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(fault.Value, NpgsqlDbType.Text, cancellationToken);
            await importer.WriteAsync(fault.Reason, NpgsqlDbType.Text, cancellationToken);
        }

        await importer.CompleteAsync(cancellationToken);
    }

    /// <summary>Removes all of an import's. Repeats are harmless.</summary>
    public async Task DeleteAsync(CampaignId campaign, Guid import, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM import_faults WHERE campaign_id = $1 AND import_id = $2").With(campaign.Value).With(import);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Removes the faults of every import that began before <paramref name="instant"/>, whatever its campaign: import ids are UUIDs of version 7
    /// and sort by their instants. Returns how many rows.
    /// </summary>
    public async Task<int> RemoveBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM import_faults WHERE import_id < $1").With(Guid.CreateVersion7(instant));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>True when the import has any.</summary>
    public async Task<bool> AnyAsync(CampaignId campaign, Guid import, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT EXISTS (SELECT 1 FROM import_faults WHERE campaign_id = $1 AND import_id = $2)").With(campaign.Value).With(import);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>All of an import's in the order of the file, streamed.</summary>
    public async IAsyncEnumerable<ImportFault> ReadAsync(CampaignId campaign, Guid import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = dataSource
            .CreateCommand("SELECT line, column_name, value, reason FROM import_faults WHERE campaign_id = $1 AND import_id = $2 ORDER BY fault_id")
            .With(campaign.Value)
            .With(import);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new ImportFault(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));
        }
    }
}
