namespace Campaigns.Domain.Webhooks;

/// <summary>What webhooks tell. The numbers are stored: never renumber.</summary>
public enum WebhookEvent : short
{
    /// <summary>A campaign dials: it was launched, or it was resumed.</summary>
    CampaignStarted = 0,
    CampaignPaused = 1,
    CampaignCompleted = 2,
    CampaignCancelled = 3,

    /// <summary>An attempt has ended, however it ended.</summary>
    AttemptCompleted = 4,

    /// <summary>An attempt was its contact's last one. Contacts that a cancel or the end of a campaign closes are told by the campaign's own event.</summary>
    ContactCompleted = 5,

    /// <summary>Somebody asked for it, to try the endpoint. Nobody subscribes to it.</summary>
    Test = 6,
}
