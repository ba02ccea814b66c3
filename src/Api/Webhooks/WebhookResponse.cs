using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Webhooks;
using NodaTime;

namespace Campaigns.Api.Webhooks;

/// <summary>An endpoint as it is now.</summary>
internal sealed record WebhookResponse
{
    public required Guid Id { get; init; }
    public required string Url { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<string> Events { get; init; }
    public required bool Enabled { get; init; }

    /// <summary>Why it is disabled; null when it isn't.</summary>
    public required string? DisabledReason { get; init; }

    public required Instant? DisabledAt { get; init; }

    /// <summary>The first failure after the last success; null when nothing is wrong. After five days without a success it is disabled.</summary>
    public required Instant? FailingSince { get; init; }

    /// <summary>Messages that wait for it.</summary>
    public required long Waiting { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Until when the secret before the last rotation signs as well; null when there is none.</summary>
    public required Instant? PreviousSecretUntil { get; init; }

    /// <summary>For the endpoint to verify signatures with: in the answer that makes it and nowhere else.</summary>
    public string? Secret { get; init; }

    public static WebhookResponse From(WebhookRow row) => new()
    {
        Id = row.Id.Value,
        Url = row.Url,
        Description = row.Description,
        Events = [.. row.Events.Select(WebhookEvents.NameOf)],
        Enabled = row.DisabledAt is null,
        DisabledReason = row.DisabledReason,
        DisabledAt = row.DisabledAt,
        FailingSince = row.FailingSince,
        Waiting = row.Waiting,
        CreatedAt = row.CreatedAt,
        PreviousSecretUntil = row.PreviousSecretUntil,
    };
}
