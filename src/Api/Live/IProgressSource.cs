using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>Where a campaign's progress comes from: a snapshot on request, events as they happen.</summary>
internal interface IProgressSource
{
    /// <summary>The campaign's progress now; null when there is no such campaign.</summary>
    Task<CampaignProgress?> ReadAsync(Guid campaign);

    /// <summary>Opens an ear for a campaign's events. They come once it is renewed, and may be lost.</summary>
    IProgressWatch Watch(Guid campaign, Action<CampaignProgress> onProgress);
}
