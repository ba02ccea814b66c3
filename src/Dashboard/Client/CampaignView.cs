namespace Campaigns.Dashboard.Client;

/// <summary>A campaign, as far as pages show it.</summary>
public sealed record CampaignView
{
    public required Guid Id { get; init; }

    public required string Status { get; init; }

    public long Version { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public Guid AssistantId { get; init; }

    public Guid TrunkId { get; init; }

    public required CallWindowView CallWindow { get; init; }

    public bool UseContactTimeZone { get; init; }

    /// <summary>Kept to where they are known, whatever the window.</summary>
    public bool LegalHours { get; init; } = true;

    public DateTimeOffset? StartAt { get; init; }

    public DateTimeOffset? EndAt { get; init; }

    public int MaxConcurrentCalls { get; init; }

    public double MaxCallsPerSecond { get; init; }

    public required RetryView Retry { get; init; }

    public required VoicemailView Voicemail { get; init; }

    public string RingTimeout { get; init; } = "";

    public string MaxCallDuration { get; init; } = "";

    public int Priority { get; init; }

    public bool KeepOpen { get; init; }

    public bool HasDropMessage { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public ProgressView? Progress { get; init; }
}
