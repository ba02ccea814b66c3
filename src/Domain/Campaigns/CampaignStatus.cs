namespace Campaigns.Domain.Campaigns;

/// <summary>Where a campaign stands. The numbers are stored: never renumber.</summary>
public enum CampaignStatus
{
    /// <summary>Saved, not started. Everything can be edited.</summary>
    Draft = 0,

    /// <summary>Starts by itself at its start time.</summary>
    Scheduled = 1,

    /// <summary>Dialling. Only name and description can be edited.</summary>
    Running = 2,

    /// <summary>No new calls; calls in progress finish; the queue is kept.</summary>
    Paused = 3,

    /// <summary>Every contact is final. Terminal.</summary>
    Completed = 4,

    /// <summary>Stopped for good. Terminal.</summary>
    Cancelled = 5,
}
