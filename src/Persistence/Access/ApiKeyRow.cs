using Campaigns.Domain.Access;
using NodaTime;

namespace Campaigns.Persistence.Access;

/// <summary>A key as lists show it. The secret is nowhere.</summary>
/// <param name="KeyId">The public part.</param>
/// <param name="Label">As its maker named it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="MadeBy">The key that asked for it; null: the program itself.</param>
/// <param name="ExpiresAt">Not good at or after it; null: no end.</param>
/// <param name="RevokedAt">When it was revoked; null: it wasn't.</param>
public sealed record ApiKeyRow(
    string KeyId, string Label, Scopes Scopes, Instant CreatedAt, string? MadeBy, Instant? ExpiresAt, Instant? RevokedAt);
