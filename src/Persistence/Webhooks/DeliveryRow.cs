using Campaigns.Domain.Webhooks;
using NodaTime;

namespace Campaigns.Persistence.Webhooks;

/// <summary>One message to one endpoint, with all tries so far.</summary>
public sealed record DeliveryRow
{
    public required long Id { get; init; }
    public required Guid MessageId { get; init; }
    public required WebhookEvent Event { get; init; }
    public required Instant OccurredAt { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>When it is due; only while it waits.</summary>
    public required Instant? NextAt { get; init; }

    /// <summary>JSON of the event's data as it was sent; null: not sent yet.</summary>
    public required string? DataJson { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<DeliveryTry> Tries { get; init; }
}
