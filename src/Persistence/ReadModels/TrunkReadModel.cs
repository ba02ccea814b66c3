using Campaigns.Domain.Access;
using Campaigns.Domain.Trunks;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Trunks as lists show them. Deleted ones are never returned.</summary>
public sealed class TrunkReadModel(NpgsqlDataSource dataSource)
{
    private const string Select = "SELECT trunk_id, version, settings::text FROM trunks WHERE NOT deleted";

    /// <summary>All of a team's trunks, in the order of their creation.</summary>
    public Task<IReadOnlyList<TrunkRow>> ListAsync(TeamId team, CancellationToken cancellationToken) =>
        ReadRowsAsync(dataSource.CreateCommand($"{Select} AND trunk_id IN (SELECT resource_id FROM team_resources WHERE team_id = $1) ORDER BY trunk_id").With(team.Value), cancellationToken);

    /// <summary>One trunk; null when there is none.</summary>
    public async Task<TrunkRow?> ReadAsync(TrunkId trunk, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(dataSource.CreateCommand($"{Select} AND trunk_id = $1").With(trunk.Value), cancellationToken)).SingleOrDefault();

    private static async Task<IReadOnlyList<TrunkRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TrunkRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new TrunkRow(new TrunkId(reader.GetGuid(0)), reader.GetInt64(1), StoredJson.Read<TrunkSettings>(reader.GetString(2))));
        }

        return rows;
    }
}
