namespace Campaigns.Dashboard.Client;

/// <summary>An endpoint that events are posted to.</summary>
public sealed record WebhookView
{
    public Guid Id { get; init; }

    public string Url { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Events { get; init; } = [];

    public bool Enabled { get; init; }

    public string? DisabledReason { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Messages that wait for it.</summary>
    public long Waiting { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>In the answer that made it, and nowhere else.</summary>
    public string? Secret { get; init; }
}
