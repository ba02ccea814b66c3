using System.Collections.Concurrent;
using Campaigns.Domain.Access;
using Npgsql;

namespace Campaigns.Persistence.Access;

/// <summary>
/// Which team a campaign, trunk or assistant belongs to. Written before the thing is made and never changed, so what was read once stays true
/// and is kept.
/// </summary>
public sealed class TeamResources(NpgsqlDataSource dataSource)
{
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<Guid, TeamId> _known = new();

    /// <summary>Notes whose a new thing will be. Repeats are harmless.</summary>
    public async Task ClaimAsync(Guid resource, TeamId team, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("INSERT INTO team_resources (resource_id, team_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .With(resource)
            .With(team.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Whose it is; null when there is no such thing.</summary>
    public async Task<TeamId?> TeamOfAsync(Guid resource, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(resource, out var known))
        {
            return known;
        }

        await using var command = dataSource.CreateCommand("SELECT team_id FROM team_resources WHERE resource_id = $1").With(resource);
        if (await command.ExecuteScalarAsync(cancellationToken) is not Guid id)
        {
            return null;
        }

        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }

        return _known[resource] = new TeamId(id);
    }
}
