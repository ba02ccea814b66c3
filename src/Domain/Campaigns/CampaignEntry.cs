using NodaTime;

namespace Campaigns.Domain.Campaigns;

/// <summary>A campaign as lists and gates see it.</summary>
public sealed record CampaignEntry
{
    public required CampaignId Id { get; init; }
    public required CampaignStatus Status { get; init; }

    /// <summary>Rises at each activation of the campaign's grain, at pause and at cancel.</summary>
    public required long Epoch { get; init; }

    /// <summary>Rises with each change of settings or status.</summary>
    public required long Version { get; init; }

    public required CampaignSettings Settings { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? StartedAt { get; init; }
    public Instant? EndedAt { get; init; }

    /// <summary>Why the campaign paused or ended by itself; empty otherwise.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The key whose request made this version, by its public part; null when the campaign made it by itself.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Soft-deleted: in no list.</summary>
    public bool Deleted { get; init; }
}
