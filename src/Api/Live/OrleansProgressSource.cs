using Campaigns.Grains.Interfaces.Campaigns;
using Orleans.Streams;

namespace Campaigns.Api.Live;

/// <summary>Progress from the campaign's grain and its memory stream.</summary>
internal sealed class OrleansProgressSource(IClusterClient cluster) : IProgressSource
{
    public async Task<CampaignProgress?> ReadAsync(Guid campaign) =>
        (await cluster.GetGrain<ICampaignGrain>(campaign).GetAsync())?.Progress;

    public async Task<IAsyncDisposable> SubscribeAsync(Guid campaign, Action<CampaignProgress> onProgress)
    {
        var stream = cluster
            .GetStreamProvider(CampaignProgress.StreamProvider)
            .GetStream<CampaignProgress>(StreamId.Create(CampaignProgress.StreamNamespace, campaign));
        var handle = await stream.SubscribeAsync((progress, _) =>
        {
            onProgress(progress);
            return Task.CompletedTask;
        });
        return new Subscription(handle);
    }

    private sealed class Subscription(StreamSubscriptionHandle<CampaignProgress> handle) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await handle.UnsubscribeAsync();
    }
}
