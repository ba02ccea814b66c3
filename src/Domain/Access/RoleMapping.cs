namespace Campaigns.Domain.Access;

/// <summary>What the roles of people give them: the installation's configuration.</summary>
/// <param name="grants">In the order in which teams are offered to a person who has several.</param>
public sealed class RoleMapping(IReadOnlyList<RoleGrant> grants)
{
    /// <summary>Nobody has a role that gives anything.</summary>
    public static RoleMapping None { get; } = new([]);

    /// <summary>The teams that are named.</summary>
    public IEnumerable<TeamId> Teams => grants.Select(grant => grant.Team).Distinct();

    /// <summary>What somebody with these roles may do, team by team; several roles of one team add up. Empty: nothing anywhere.</summary>
    public IReadOnlyList<(TeamId Team, Scopes Scopes)> Of(IReadOnlyCollection<string> roles) =>
    [
        .. grants.Where(grant => roles.Contains(grant.Role, StringComparer.Ordinal))
            .GroupBy(grant => grant.Team, (team, given) => (team, given.Aggregate(Scopes.None, (sum, grant) => sum | grant.Scopes))),
    ];
}
