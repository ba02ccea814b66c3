using Orleans.Concurrency;

namespace Campaigns.Grains.Interfaces.Campaigns;

/// <summary>The ear of one process for a campaign that its viewers watch.</summary>
[Alias("Campaigns.IProgressObserver")]
public interface IProgressObserver : IGrainObserver
{
    /// <summary>The campaign's numbers have changed. One that gets lost costs nothing that the next one doesn't bring: each is complete.</summary>
    [Alias("Progressed"), OneWay]
    Task ProgressedAsync(CampaignProgress progress);
}
