namespace Campaigns.Domain.Access;

/// <summary>What a good API key, or a person's session, stands for.</summary>
/// <param name="KeyId">The public part of the key, or "oidc:" and the provider's name for the person: what logs and audit entries name.</param>
/// <param name="Team">Whose things it reaches.</param>
/// <param name="Scopes">What it may do with them.</param>
public sealed record ApiKeyGrant(string KeyId, TeamId Team, Scopes Scopes)
{
    /// <summary>Who signed in with an OpenID provider; null for a key.</summary>
    public SignedInPerson? Person { get; init; }
}
