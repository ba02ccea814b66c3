using Campaigns.Domain.Access;
using Campaigns.Domain.Teams;
using Campaigns.Persistence.Limits;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

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

    /// <summary>A team's settings and their version; null when there is no such team.</summary>
    public async Task<(TeamSettings Settings, long Version)?> ReadSettingsAsync(TeamId id, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT settings::text, version FROM teams WHERE team_id = $1").With(id.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (StoredJson.Read<TeamSettings>(reader.GetString(0)), reader.GetInt64(1)) : null;
    }

    /// <summary>
    /// Replaces a team's settings; every intent that is written from now on asks them. Returns their version; null when it isn't the
    /// expected one any more, or there is no such team.
    /// </summary>
    public async Task<long?> SaveSettingsAsync(TeamId id, TeamSettings settings, long? expectedVersion, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            UPDATE teams SET settings = $2, limits = $3, version = version + 1 WHERE team_id = $1 AND version = coalesce($4, version) RETURNING version
            """)
            .With(id.Value)
            .WithNullable(StoredJson.Write(settings), NpgsqlDbType.Jsonb)
            .WithNullable(TeamLimits.TextOf(settings), NpgsqlDbType.Jsonb)
            .WithNullable(expectedVersion, NpgsqlDbType.Bigint);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>All teams, oldest first.</summary>
    public Task<IReadOnlyList<Team>> ListAsync(CancellationToken cancellationToken) =>
        ReadAsync(dataSource.CreateCommand("SELECT team_id, name, created_at FROM teams ORDER BY created_at, team_id"), cancellationToken);

    /// <summary>Those of these teams that there are, in their order.</summary>
    public async Task<IReadOnlyList<Team>> FindAsync(IReadOnlyList<TeamId> ids, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            dataSource.CreateCommand("SELECT team_id, name, created_at FROM teams WHERE team_id = ANY ($1)").With(ids.Select(id => id.Value).ToArray()), cancellationToken);
        return [.. ids.SelectMany(id => found.Where(team => team.Id == id))];
    }

    private static async Task<IReadOnlyList<Team>> ReadAsync(NpgsqlCommand asked, CancellationToken cancellationToken)
    {
        await using var command = asked;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<Team> teams = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            teams.Add(new Team(new TeamId(reader.GetGuid(0)), reader.GetString(1), reader.GetFieldValue<Instant>(2)));
        }

        return teams;
    }
}
