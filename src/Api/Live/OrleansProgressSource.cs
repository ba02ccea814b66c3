using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>Progress from the campaign's grain, which tells this process by an observer.</summary>
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

        public Ear(IClusterClient cluster, ICampaignGrain grain, Action<CampaignProgress> onProgress)
        {
            (_cluster, _grain, _onProgress) = (cluster, grain, onProgress);
            _reference = cluster.CreateObjectReference<IProgressObserver>(this);
        }

        public Task<CampaignProgress?> RenewAsync() => _grain.WatchAsync(_reference);

        public Task ProgressedAsync(CampaignProgress progress)
        {
            _onProgress(progress);
            return Task.CompletedTask;
        }

        public void Dispose() => _cluster.DeleteObjectReference<IProgressObserver>(_reference);
    }
}
