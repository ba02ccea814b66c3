using Campaigns.Domain.Assistants;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Trunks;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Which campaigns of a team a list shows. Whatever is left out doesn't matter.</summary>
public sealed record CampaignFilter
{
    /// <summary>Any of these; empty: whatever the status.</summary>
    public IReadOnlyCollection<CampaignStatus> Statuses { get; init; } = [];

    /// <summary>Somewhere in the name, upper and lower case alike.</summary>
    public string? NameContains { get; init; }

    public TrunkId? Trunk { get; init; }
    public AssistantId? Assistant { get; init; }
}
