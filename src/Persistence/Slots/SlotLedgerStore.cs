using Campaigns.Domain.Ports;
using Npgsql;

namespace Campaigns.Persistence.Slots;

/// <summary>Slot grants as rows, one a scope and owner.</summary>
internal sealed class SlotLedgerStore(NpgsqlDataSource dataSource) : ISlotLedgerStore
{
    public async Task<IReadOnlyList<StoredGrant>> ReadAsync(Guid scope, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT owner, count, epoch FROM slot_grants WHERE scope = $1 ORDER BY owner").With(scope);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<StoredGrant> grants = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            grants.Add(new StoredGrant(reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2)));
        }

        return grants;
    }

    public async Task SaveAsync(Guid scope, StoredGrant grant, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            INSERT INTO slot_grants (scope, owner, count, epoch) VALUES ($1, $2, $3, $4)
            ON CONFLICT (scope, owner) DO UPDATE SET count = excluded.count, epoch = excluded.epoch
            """).With(scope).With(grant.Owner).With(grant.Count).With(grant.Epoch);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task RemoveAsync(Guid scope, string owner, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Gates.Close([scope]),
                new NpgsqlBatchCommand("DELETE FROM slot_grants WHERE scope = $1 AND owner = $2").With(scope).With(owner),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
