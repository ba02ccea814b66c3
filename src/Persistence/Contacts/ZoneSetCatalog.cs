using System.Collections.Concurrent;
using Campaigns.Domain.Contacts;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>Zone sets by id and by zones. Rows are never changed, so what was read once stays true.</summary>
internal sealed class ZoneSetCatalog(NpgsqlDataSource dataSource)
{
    private readonly ConcurrentDictionary<int, ZoneSet> _byId = new() { [0] = new ZoneSet(0, []) };
    private readonly ConcurrentDictionary<string, int> _byZones = new() { [""] = 0 };

    /// <summary>The zones of these sets, read where they are not known yet.</summary>
    public async Task<IReadOnlyDictionary<int, ZoneSet>> LoadAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        int[] unknown = [.. ids.Where(id => !_byId.ContainsKey(id)).Distinct()];
        if (unknown.Length > 0)
        {
            await using var command = dataSource.CreateCommand("SELECT zone_set_id, zones FROM zone_sets WHERE zone_set_id = ANY ($1)").With(unknown);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                Remember(new ZoneSet(reader.GetInt32(0), reader.GetFieldValue<string[]>(1)));
            }
        }

        return _byId;
    }

    /// <summary>The id of a set of zones, stored when it is new. Order and repetition don't matter; the empty set is 0.</summary>
    public async ValueTask<int> IdOfAsync(IReadOnlyList<string> zones, CancellationToken cancellationToken)
    {
        // One zone, as most contacts have, is in order as it is.
        if (zones.Count == 1 && _byZones.TryGetValue(zones[0], out var only))
        {
            return only;
        }

        string[] sorted = [.. zones.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (_byZones.TryGetValue(Join(sorted), out var known))
        {
            return known;
        }

        await using var command = dataSource.CreateCommand("""
            WITH added AS (INSERT INTO zone_sets (zones) VALUES ($1) ON CONFLICT (zones) DO NOTHING RETURNING zone_set_id)
            SELECT zone_set_id FROM added
            UNION ALL
            SELECT zone_set_id FROM zone_sets WHERE zones = $1
            LIMIT 1
            """).With(sorted);

        // Nothing comes back when another process added the set between our statement's snapshot and its insert: its row is there now.
        var id = await command.ExecuteScalarAsync(cancellationToken) ?? await command.ExecuteScalarAsync(cancellationToken);
        Remember(new ZoneSet((int)id!, sorted));
        return (int)id!;
    }

    private void Remember(ZoneSet set)
    {
        _byId[set.Id] = set;
        _byZones[Join(set.ZoneIds)] = set.Id;
    }

    private static string Join(IEnumerable<string> zones) => string.Join('\n', zones);
}
