namespace Campaigns.Api.Webhooks;

/// <summary>An endpoint that events are posted to. What is left out takes its default.</summary>
internal sealed record WebhookRequest
{
    /// <summary>http or https, at most 2,000 characters, without user and password. Required. Private, loopback and link-local addresses need Campaigns:Outbound:AllowedNetworks.</summary>
    public string? Url { get; init; }

    /// <summary>At most 200 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Which events, such as "attempt.completed". Default: all of them.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>false: it is told nothing new, and what waits goes on waiting. Default true.</summary>
    public bool? Enabled { get; init; }
}
