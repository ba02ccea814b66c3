using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>One process's ear for a campaign, until it is disposed.</summary>
internal interface IProgressWatch : IDisposable
{
    /// <summary>Asks for events, for the next 15 s. Returns the progress now; null when there is no such campaign.</summary>
    Task<CampaignProgress?> RenewAsync();
}
