using Campaigns.Persistence.Access;
using NodaTime;

namespace Campaigns.Api.Access;

/// <summary>A key. Its secret is shown once, when it is made, and never again.</summary>
internal sealed record KeyResponse
{
    /// <summary>The public part, which the audit log names.</summary>
    public required string Id { get; init; }

    public required string Label { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>The key that asked for it; null: the program itself.</summary>
    public string? MadeBy { get; init; }

    public Instant? ExpiresAt { get; init; }
    public Instant? RevokedAt { get; init; }

    /// <summary>The whole key; only in the answer that makes it.</summary>
    public string? Key { get; init; }

    public static KeyResponse From(ApiKeyRow row) => new()
    {
        Id = row.KeyId,
        Label = row.Label,
        Scopes = KeyMapping.TextOf(row.Scopes),
        CreatedAt = row.CreatedAt,
        MadeBy = row.MadeBy,
        ExpiresAt = row.ExpiresAt,
        RevokedAt = row.RevokedAt,
    };
}
