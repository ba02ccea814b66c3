using Npgsql;

namespace Campaigns.Persistence.Batching;

/// <summary>One kind of write, for many rows at once.</summary>
internal interface IBatchStatement<TKey, TRequest, TResult>
    where TKey : IEquatable<TKey>, IComparable<TKey>
{
    /// <summary>For the log: what is written.</summary>
    string Name { get; }

    /// <summary>What the row is about: a contact, a reminder. A batch holds at most one row a key, and is sorted by it.</summary>
    TKey KeyOf(TRequest request);

    /// <summary>
    /// True: one batch writes everything, and what follows it only reads. No transaction is begun then, because PostgreSQL commits such a batch by itself, as a whole,
    /// before it says that it has ended: a round trip less. The batch must be read to its end.
    /// </summary>
    bool CommitsItself => false;

    /// <summary>Writes the rows, in the connection's open transaction or in one of its own (<see cref="CommitsItself"/>). Results are in the order of the requests.</summary>
    /// <param name="connection">With a transaction begun, which the caller commits, unless the statement commits itself.</param>
    /// <param name="requests">Sorted by <see cref="KeyOf"/>, each key once.</param>
    /// <param name="shard">Which shard of the campaigns' counters this writer adds to.</param>
    /// <param name="repeated">True when an earlier try may have committed: rows that are already there may be our own.</param>
    /// <param name="cancellationToken">Gives up; the transaction is rolled back.</param>
    Task<TResult[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<TRequest> requests, short shard, bool repeated, CancellationToken cancellationToken);
}
