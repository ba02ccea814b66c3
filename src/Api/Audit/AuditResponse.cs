using Campaigns.Persistence.Audit;
using NodaTime;

namespace Campaigns.Api.Audit;

/// <summary>One change that a key made.</summary>
internal sealed record AuditResponse
{
    public required Instant At { get; init; }

    /// <summary>The public part of the key, see <c>/keys</c>.</summary>
    public required string KeyId { get; init; }

    public required string Method { get; init; }

    /// <summary>The route's pattern: "/api/v1/campaigns/{id:guid}/launch".</summary>
    public required string Route { get; init; }

    /// <summary>The path and query that were asked; phone numbers are masked.</summary>
    public required string Target { get; init; }

    public required int Status { get; init; }

    /// <summary>The version that the change made; null when the answer had none.</summary>
    public required string? Version { get; init; }

    /// <summary>What was special about the change: "legalHours: off"; null for most.</summary>
    public required string? Note { get; init; }

    public static AuditResponse From(AuditEntry entry) => new()
    {
        At = entry.At,
        KeyId = entry.KeyId,
        Method = entry.Method,
        Route = entry.Route,
        Target = entry.Target,
        Status = entry.Status,
        Version = entry.Version?.Trim('"'),
        Note = entry.Note,
    };
}
