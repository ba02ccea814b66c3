using Campaigns.Domain.Access;
using Campaigns.Domain.Assistants;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Assistants as lists show them. Deleted ones are never returned.</summary>
public sealed class AssistantReadModel(NpgsqlDataSource dataSource)
{
    private const string Select = "SELECT assistant_id, version, settings::text FROM assistants WHERE NOT deleted";

    /// <summary>All of a team's assistants, in the order of their creation.</summary>
    public Task<IReadOnlyList<AssistantRow>> ListAsync(TeamId team, CancellationToken cancellationToken) =>
        ReadRowsAsync(dataSource.CreateCommand($"{Select} AND assistant_id IN (SELECT resource_id FROM team_resources WHERE team_id = $1) ORDER BY assistant_id").With(team.Value), cancellationToken);

    /// <summary>One assistant; null when there is none.</summary>
    public async Task<AssistantRow?> ReadAsync(AssistantId assistant, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(dataSource.CreateCommand($"{Select} AND assistant_id = $1").With(assistant.Value), cancellationToken)).SingleOrDefault();

    private static async Task<IReadOnlyList<AssistantRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<AssistantRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AssistantRow(new AssistantId(reader.GetGuid(0)), reader.GetInt64(1), StoredJson.Read<AssistantSettings>(reader.GetString(2))));
        }

        return rows;
    }
}
