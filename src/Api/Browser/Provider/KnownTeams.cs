using Campaigns.Domain.Access;
using Campaigns.Persistence.Access;

namespace Campaigns.Api.Browser.Provider;

/// <summary>
/// At the start, once the database is there: names the teams that roles lead to and that there aren't. That is no reason not to start, since teams are made over the API; until then such
/// a role gives nothing.
/// </summary>
internal sealed partial class KnownTeams(RoleMapping mapping, Teams teams, ILogger<KnownTeams> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        TeamId[] named = [.. mapping.Teams];
        var known = (await teams.FindAsync(named, cancellationToken)).Select(team => team.Id).ToHashSet();
        foreach (var unknown in named.Where(team => !known.Contains(team)))
        {
            LogUnknown(unknown);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "Campaigns:Oidc:Roles leads to a team that there isn't: {Team}. GET /api/v1/teams lists those that there are; until it is made, its roles give nothing")]
    private partial void LogUnknown(TeamId team);
}
