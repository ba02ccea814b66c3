using Campaigns.Domain.Access;
using NodaTime;

namespace Campaigns.Persistence.Access;

/// <summary>A key to be made.</summary>
/// <param name="Team">Whose key.</param>
/// <param name="Label">For the operator, to tell keys apart.</param>
/// <param name="Scopes">At least one.</param>
/// <param name="MadeBy">The key that asked for it; null: the program itself.</param>
/// <param name="ExpiresAt">Not good at or after this instant; null: until it is revoked.</param>
public sealed record NewApiKey(TeamId Team, string Label, Scopes Scopes, string? MadeBy = null, Instant? ExpiresAt = null);
