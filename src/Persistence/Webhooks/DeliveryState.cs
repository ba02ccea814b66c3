namespace Campaigns.Persistence.Webhooks;

/// <summary>Where a message is. The numbers are stored: never renumber.</summary>
public enum DeliveryState : short
{
    /// <summary>It was not tried yet, is being tried, or failed and waits for its next try.</summary>
    Waiting = 0,
    Delivered = 1,

    /// <summary>Every try of the schedule failed.</summary>
    GivenUp = 2,
}
