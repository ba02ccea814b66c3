namespace Campaigns.Api.Access;

/// <summary>The key of the request, or the person at the dashboard.</summary>
/// <param name="Id">The key's public part; "oidc:…" for a person.</param>
/// <param name="TeamId">The team whose things it reaches.</param>
/// <param name="Scopes">What it may do with them.</param>
/// <param name="Person">The name of who signed in with an OpenID provider; null for a key.</param>
/// <param name="Teams">The teams that the person may work for, if there are several; else empty.</param>
internal sealed record CurrentKeyResponse(string Id, Guid TeamId, IReadOnlyList<string> Scopes, string? Person, IReadOnlyList<EnterableTeamResponse> Teams);
