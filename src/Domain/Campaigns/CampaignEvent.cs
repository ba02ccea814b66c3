namespace Campaigns.Domain.Campaigns;

/// <summary>What can happen to a campaign. The numbers are stored: never renumber.</summary>
public enum CampaignEvent
{
    /// <summary>It was saved for the first time.</summary>
    Created = 0,

    /// <summary>Settings were changed, the status was not.</summary>
    Edited = 1,

    /// <summary>It was given a start time.</summary>
    Scheduled = 2,

    /// <summary>It lost its start time and is a draft again.</summary>
    Unscheduled = 3,

    /// <summary>It dials, for the first time.</summary>
    Started = 4,

    /// <summary>It dials again.</summary>
    Resumed = 5,

    /// <summary>It places no more calls for now.</summary>
    Paused = 6,

    /// <summary>It was stopped for good; calls may still be up.</summary>
    Cancelled = 7,

    /// <summary>Nobody is left to call, or its end has come, and the last call is over.</summary>
    Completed = 8,

    /// <summary>The last call of a cancelled campaign is over.</summary>
    Ended = 9,

    /// <summary>A list of contacts was taken in.</summary>
    ContactsImported = 10,

    /// <summary>Its trunk connected nobody any more: only single calls are tried over it.</summary>
    TrunkStopped = 11,

    /// <summary>Its trunk connects calls again.</summary>
    TrunkWorksAgain = 12,

    /// <summary>It has contacts to call and calls nobody: channels, caller numbers or a day's limit are used up.</summary>
    Waits = 13,

    /// <summary>It calls again after it had to wait.</summary>
    GoesOn = 14,
}
