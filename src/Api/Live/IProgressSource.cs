using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>Where a campaign's progress comes from: a snapshot on request, events as they happen.</summary>
internal interface IProgressSource
{
    /// <summary>The campaign's progress now; null when there is no such campaign.</summary>
    Task<CampaignProgress?> ReadAsync(Guid campaign);

    /// <summary>Calls <paramref name="onProgress"/> for every event that arrives until the subscription is disposed. Events may be lost.</summary>
    Task<IAsyncDisposable> SubscribeAsync(Guid campaign, Action<CampaignProgress> onProgress);
}
