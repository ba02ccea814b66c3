namespace Campaigns.Domain.Access;

/// <summary>What a role at an OpenID provider gives here.</summary>
/// <param name="Role">The value of the role claim, as it stands: upper and lower case differ.</param>
/// <param name="Team">In which team.</param>
/// <param name="Scopes">What one may do there.</param>
public sealed record RoleGrant(string Role, TeamId Team, Scopes Scopes);
