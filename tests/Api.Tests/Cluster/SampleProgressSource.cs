using System.Collections.Concurrent;
using Campaigns.Api.Live;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Tests.Cluster;

/// <summary>Progress under the test's hand.</summary>
internal sealed class SampleProgressSource : IProgressSource
{
    private readonly ConcurrentDictionary<Guid, Action<CampaignProgress>> _subscribers = new();

    /// <summary>What <see cref="ReadAsync"/> answers.</summary>
    public ConcurrentDictionary<Guid, CampaignProgress> Snapshots { get; } = new();

    public int Subscriptions => _subscribers.Count;

    public int SubscriptionsEver { get; private set; }

    public int Reads { get; private set; }

    public TaskCompletionSource Unsubscribed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<CampaignProgress?> ReadAsync(Guid campaign)
    {
        Reads++;
        return Task.FromResult(Snapshots.GetValueOrDefault(campaign));
    }

    public Task<IAsyncDisposable> SubscribeAsync(Guid campaign, Action<CampaignProgress> onProgress)
    {
        SubscriptionsEver++;
        Assert.True(_subscribers.TryAdd(campaign, onProgress), "One subscription per campaign and process.");
        return Task.FromResult<IAsyncDisposable>(new Subscription(this, campaign));
    }

    public void Publish(Guid campaign, CampaignProgress progress) => _subscribers[campaign](progress);

    private sealed class Subscription(SampleProgressSource source, Guid campaign) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Assert.True(source._subscribers.TryRemove(campaign, out _));
            source.Unsubscribed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
