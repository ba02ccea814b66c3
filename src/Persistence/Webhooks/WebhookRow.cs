using Campaigns.Domain.Access;
using Campaigns.Domain.Webhooks;
using NodaTime;

namespace Campaigns.Persistence.Webhooks;

/// <summary>An endpoint as lists show it, without its secret.</summary>
public sealed record WebhookRow
{
    public required WebhookId Id { get; init; }
    public required TeamId Team { get; init; }
    public required string Url { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<WebhookEvent> Events { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>Until when the secret before the last rotation signs as well; null: it doesn't.</summary>
    public required Instant? PreviousSecretUntil { get; init; }

    /// <summary>The first failure after the last success; null: nothing is wrong.</summary>
    public required Instant? FailingSince { get; init; }

    public required Instant? DisabledAt { get; init; }

    /// <summary>One sentence; null when it isn't disabled.</summary>
    public required string? DisabledReason { get; init; }

    /// <summary>Messages that wait for it.</summary>
    public required long Waiting { get; init; }
}
