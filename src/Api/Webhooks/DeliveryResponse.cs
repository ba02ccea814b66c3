using System.Text.Json;
using Campaigns.Api.Json;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Webhooks;
using NodaTime;

namespace Campaigns.Api.Webhooks;

/// <summary>One message to an endpoint, with every try.</summary>
internal sealed record DeliveryResponse
{
    public required long Id { get; init; }

    /// <summary>The header webhook-id: the same for every try.</summary>
    public required string MessageId { get; init; }

    public required string Event { get; init; }
    public required Instant OccurredAt { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>When it is due; null when it isn't waiting.</summary>
    public required Instant? NextAt { get; init; }

    /// <summary>As it was sent; null: not yet.</summary>
    public required JsonElement? Data { get; init; }

    public required IReadOnlyList<DeliveryTryResponse> Tries { get; init; }

    public static DeliveryResponse From(DeliveryRow row) => new()
    {
        Id = row.Id,
        MessageId = $"msg_{row.MessageId:N}",
        Event = WebhookEvents.NameOf(row.Event),
        OccurredAt = row.OccurredAt,
        State = row.State,
        NextAt = row.NextAt,
        Data = row.DataJson is { } json ? JsonSerializer.Deserialize<JsonElement>(json, ApiJson.Options) : null,
        Tries = [.. row.Tries.Select(made => new DeliveryTryResponse(made.At, (int)made.Took.TotalMilliseconds, made.Status, made.Fault))],
    };
}
