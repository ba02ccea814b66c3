using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Limits;

/// <summary>Counters by the day, locked in one order by whoever changes them.</summary>
internal static class DayCounts
{
    private const string MakeSql = """
        INSERT INTO day_counts (scope, name, day, calls)
        SELECT scope, name, day, 0 FROM unnest($1, $2, $3) AS k(scope, name, day) ORDER BY scope, name, day
        ON CONFLICT (scope, name, day) DO NOTHING
        """;

    private const string LockSql = """
        SELECT d.scope, d.name, d.day, d.calls
        FROM unnest($1, $2, $3) AS k(scope, name, day)
        JOIN day_counts d ON d.scope = k.scope AND d.name = k.name AND d.day = k.day
        ORDER BY d.scope, d.name, d.day
        FOR NO KEY UPDATE OF d
        """;

    private const string SaveSql = """
        UPDATE day_counts d SET calls = k.calls
        FROM unnest($1, $2, $3, $4) AS k(scope, name, day, calls)
        WHERE d.scope = k.scope AND d.name = k.name AND d.day = k.day AND d.calls <> k.calls
        """;

    /// <summary>The counts of these keys, each at least 0, held until the transaction ends.</summary>
    public static async Task<Dictionary<DayKey, int>> LockAsync(NpgsqlConnection connection, IEnumerable<DayKey> keys, CancellationToken cancellationToken)
    {
        DayKey[] distinct = [.. keys.Distinct()];
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Columns(new(MakeSql), distinct), Columns(new(LockSql), distinct) } };
        Dictionary<DayKey, int> counts = [];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            counts[new DayKey(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<LocalDate>(2))] = reader.GetInt32(3);
        }

        return counts;
    }

    public static async Task SaveAsync(NpgsqlConnection connection, IReadOnlyDictionary<DayKey, int> counts, CancellationToken cancellationToken)
    {
        DayKey[] keys = [.. counts.Keys];
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Columns(new(SaveSql), keys).WithColumn(keys, key => counts[key]) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What was counted until now; 0 where nothing was.</summary>
    public static async Task<int> ReadAsync(NpgsqlDataSource dataSource, DayKey key, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT calls FROM day_counts WHERE scope = $1 AND name = $2 AND day = $3").With(key.Scope).With(key.Name).With(key.Day);
        return await command.ExecuteScalarAsync(cancellationToken) is int calls ? calls : 0;
    }

    private static NpgsqlBatchCommand Columns(NpgsqlBatchCommand command, DayKey[] keys) => command
        .WithColumn(keys, key => key.Scope)
        .WithColumn(keys, key => key.Name)
        .WithColumn(keys, key => key.Day);
}
