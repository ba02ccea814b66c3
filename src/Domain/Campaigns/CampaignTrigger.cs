namespace Campaigns.Domain.Campaigns;

/// <summary>What moves a campaign from one status to another.</summary>
public enum CampaignTrigger
{
    /// <summary>Launch, or "start now" of a scheduled campaign.</summary>
    Start,

    /// <summary>A start time is set.</summary>
    Schedule,

    /// <summary>The start time is cleared.</summary>
    Unschedule,

    Pause,
    Resume,
    Cancel,

    /// <summary>Every contact is final, or the end instant has come and the last call has ended.</summary>
    Complete,
}
