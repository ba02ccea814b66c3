namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>What an operator can tell a campaign to do.</summary>
public enum CampaignCommand
{
    Launch,
    Pause,
    Resume,

    /// <summary>Ringing calls are cancelled, answered calls finish.</summary>
    Cancel,

    /// <summary>Ringing calls are cancelled and answered calls hung up.</summary>
    CancelAndHangUp,

    /// <summary>Soft delete, from draft, completed or cancelled only.</summary>
    Delete,

    /// <summary>Clears the start time of a scheduled campaign, which is a draft again.</summary>
    Unschedule,
}
