namespace Campaigns.Api.Access;

/// <summary>The key of the request.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="TeamId">The team whose things it reaches.</param>
/// <param name="Scopes">What it may do with them.</param>
internal sealed record CurrentKeyResponse(string Id, Guid TeamId, IReadOnlyList<string> Scopes);
