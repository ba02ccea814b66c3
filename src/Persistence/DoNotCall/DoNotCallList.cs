using System.Runtime.CompilerServices;
using Campaigns.Domain.Ports;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.DoNotCall;

/// <summary>
/// Numbers that must not be called. The transaction that writes an intent asks this table too, so what is here is never dialled,
/// whatever copies a silo holds.
/// </summary>
public sealed class DoNotCallList(NpgsqlDataSource dataSource) : IDoNotCallNumbers
{
    /// <summary>
    /// Adds numbers; those that are there already keep their reason. When this has completed, no new intent for them can be written, and every
    /// intent written before is visible as an open call: whoever cancels ringing calls now misses none.
    /// </summary>
    /// <param name="numbers">E.164 with "+".</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Gives up; nothing is added.</param>
    /// <returns>The numbers that were not on the list before.</returns>
    public async Task<IReadOnlyList<string>> AddAsync(IReadOnlyCollection<string> numbers, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // Waits for the intents that are being written: they didn't see these numbers.
                Gates.CloseDoNotCall(),
                new NpgsqlBatchCommand("""
                    INSERT INTO do_not_call (phone_number, reason) SELECT n, $2 FROM unnest($1) n ORDER BY n
                    ON CONFLICT (phone_number) DO NOTHING
                    RETURNING phone_number
                    """).WithArray(numbers.ToArray()).With(reason),
            },
        };
        List<string> added = [];
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                added.Add(reader.GetString(0));
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    /// <summary>Takes a number off the list. False when it was not on it.</summary>
    public async Task<bool> RemoveAsync(string number, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("DELETE FROM do_not_call WHERE phone_number = $1").With(number);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Those of the numbers that are on the list.</summary>
    public async Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT phone_number FROM do_not_call WHERE phone_number = ANY ($1)").With(numbers.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        HashSet<string> found = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    /// <summary>One number's entry; null when it is not on the list.</summary>
    public async Task<DoNotCallEntry?> ReadAsync(string number, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT phone_number, reason, added_at FROM do_not_call WHERE phone_number = $1").With(number);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ReadEntry(reader) : null;
    }

    /// <summary>A page in the order of the numbers.</summary>
    /// <param name="after">The last number of the page before; null: from the first.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<DoNotCallEntry>> ListAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT phone_number, reason, added_at FROM do_not_call WHERE phone_number > $1 ORDER BY phone_number LIMIT $2")
            .With(after ?? "")
            .With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<DoNotCallEntry> entries = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(ReadEntry(reader));
        }

        return entries;
    }

    /// <summary>Every number, in no order, streamed: for a silo's local copy.</summary>
    public async IAsyncEnumerable<string> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT phone_number FROM do_not_call");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader.GetString(0);
        }
    }

    private static DoNotCallEntry ReadEntry(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<Instant>(2));
}
