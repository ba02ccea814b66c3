using Campaigns.Grains.Interfaces.Campaigns;
using Orleans.Streams;

namespace Campaigns.Api.Live;

/// <summary>
/// Progress from the campaign's grain, which tells this process by an observer. A grain that has moved to another silo knows no observers: its stream of changes, which knows its
/// listeners by itself, says when to introduce this one again.
/// </summary>
internal sealed class OrleansProgressSource(IClusterClient cluster) : IProgressSource
{
    public async Task<CampaignProgress?> ReadAsync(Guid campaign) => (await Grain(campaign).GetAsync())?.Progress;

    public IProgressWatch Watch(Guid campaign, Action<CampaignProgress> onProgress) => new Ear(cluster, Grain(campaign), onProgress);

    private ICampaignGrain Grain(Guid campaign) => cluster.GetGrain<ICampaignGrain>(campaign);

    /// <summary>Orleans holds observers weakly: this one lives as long as its feed.</summary>
    private sealed class Ear : IProgressWatch, IProgressObserver
    {
        private readonly IClusterClient _cluster;
        private readonly ICampaignGrain _grain;
        private readonly Action<CampaignProgress> _onProgress;
        private readonly IProgressObserver _reference;
        private readonly IAsyncStream<CampaignChange> _changes;
        private StreamSubscriptionHandle<CampaignChange>? _subscription;
        private bool _closed;

        public Ear(IClusterClient cluster, ICampaignGrain grain, Action<CampaignProgress> onProgress)
        {
            (_cluster, _grain, _onProgress) = (cluster, grain, onProgress);
            _reference = cluster.CreateObjectReference<IProgressObserver>(this);
            _changes = cluster.GetStreamProvider(CampaignChange.StreamProvider).GetStream<CampaignChange>(CampaignChange.StreamOf(grain.GetPrimaryKey()));
        }

        /// <summary>One renewal is under way at a time.</summary>
        public async Task<CampaignProgress?> RenewAsync()
        {
            if (_subscription is null)
            {
                _subscription = await _changes.SubscribeAsync((_, _) => ChangedAsync());
                if (_closed)
                {
                    await _subscription.UnsubscribeAsync();
                }
            }

            return await _grain.WatchAsync(_reference);
        }

        public Task ProgressedAsync(CampaignProgress progress)
        {
            _onProgress(progress);
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _closed = true;
            _cluster.DeleteObjectReference<IProgressObserver>(_reference);

            // Nobody waits for it: a subscription that stays behind is dropped by Orleans with the first change that it can't deliver.
            _ = _subscription?.UnsubscribeAsync();
        }

        private async Task ChangedAsync()
        {
            if (!_closed && await _grain.WatchAsync(_reference) is { } progress)
            {
                _onProgress(progress);
            }
        }
    }
}
