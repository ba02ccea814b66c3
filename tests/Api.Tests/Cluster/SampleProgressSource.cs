using System.Collections.Concurrent;
using Campaigns.Api.Live;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>Progress under the test's hand.</summary>
internal sealed class SampleProgressSource : IProgressSource
{
    private readonly ConcurrentDictionary<Guid, Action<CampaignProgress>> _subscribers = new();

    /// <summary>What is read.</summary>
    public ConcurrentDictionary<Guid, CampaignProgress> Snapshots { get; } = new();

    /// <summary>Why the campaign can't be asked; null while it can.</summary>
    public Exception? Unreachable { get; set; }

    public int Subscriptions => _subscribers.Count;

    public int SubscriptionsEver { get; private set; }

    public int Reads { get; private set; }

    public TaskCompletionSource Unsubscribed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<CampaignProgress?> ReadAsync(Guid campaign)
    {
        Reads++;
        return Task.FromResult(Snapshots.GetValueOrDefault(campaign));
    }

    public IProgressWatch Watch(Guid campaign, Action<CampaignProgress> onProgress)
    {
        SubscriptionsEver++;
        Assert.True(_subscribers.TryAdd(campaign, onProgress), "One ear per campaign and process.");
        return new Ear(this, campaign);
    }

    public void Publish(Guid campaign, CampaignProgress progress) => _subscribers[campaign](progress);

    private sealed class Ear(SampleProgressSource source, Guid campaign) : IProgressWatch
    {
        public Task<CampaignProgress?> RenewAsync() => source.Unreachable is { } fault ? Task.FromException<CampaignProgress?>(fault) : source.ReadAsync(campaign);

        public void Dispose()
        {
            Assert.True(source._subscribers.TryRemove(campaign, out _));
            source.Unsubscribed.TrySetResult();
        }
    }
}
