using Campaigns.Domain.Access;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Access;

/// <summary>The teams of an installation.</summary>
public sealed class Teams(NpgsqlDataSource dataSource)
{
    /// <summary>Makes a team; null when another one has this name, whatever the case of its letters.</summary>
    public async Task<Team?> CreateAsync(TeamId id, string name, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("INSERT INTO teams (team_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING created_at")
            .With(id.Value)
            .With(name);
        return await command.ExecuteScalarAsync(cancellationToken) is Instant created ? new Team(id, name, created) : null;
    }

    /// <summary>All teams, oldest first.</summary>
    public async Task<IReadOnlyList<Team>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT team_id, name, created_at FROM teams ORDER BY created_at, team_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<Team> teams = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            teams.Add(new Team(new TeamId(reader.GetGuid(0)), reader.GetString(1), reader.GetFieldValue<Instant>(2)));
        }

        return teams;
    }
}
