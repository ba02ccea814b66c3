namespace Campaigns.Domain.Access;

/// <summary>What a good API key stands for.</summary>
/// <param name="KeyId">The public part of the key, which logs and audit entries name.</param>
/// <param name="Team">Whose things it reaches.</param>
/// <param name="Scopes">What it may do with them.</param>
public sealed record ApiKeyGrant(string KeyId, TeamId Team, Scopes Scopes);
