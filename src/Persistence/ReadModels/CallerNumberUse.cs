using Campaigns.Domain.Trunks;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>How often a trunk's caller numbers that have a daily cap were used.</summary>
public sealed class CallerNumberUse(NpgsqlDataSource dataSource)
{
    /// <summary>Attempts of one day by number; a number that was not used, or is not counted, has no entry.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReadAsync(TrunkId trunk, LocalDate day, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT name, calls FROM day_counts WHERE scope = $1 AND day = $2").With(trunk.Value).With(day);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<string, int> calls = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            calls[reader.GetString(0)] = reader.GetInt32(1);
        }

        return calls;
    }
}
