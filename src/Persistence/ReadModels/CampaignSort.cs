namespace Campaigns.Persistence.ReadModels;

/// <summary>How campaigns can be sorted.</summary>
public enum CampaignSort
{
    CreatedAt,

    /// <summary>Upper and lower case alike.</summary>
    Name,

    /// <summary>draft, scheduled, running, paused, completed, cancelled.</summary>
    Status,
    Priority,
}
