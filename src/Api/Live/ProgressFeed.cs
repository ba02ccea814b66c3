using System.Threading.Channels;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>
/// One campaign's events in this process, fanned out to its viewers. A viewer that reads slowly loses the oldest events, never the newest:
/// each event is complete in itself. Members are called under the lock of <see cref="ProgressFeeds"/>, except <see cref="Publish"/>.
/// </summary>
internal sealed class ProgressFeed
{
    private const int QueuedPerViewer = 16;

    private volatile Channel<CampaignProgress>[] _viewers = [];

    private ProgressFeed()
    {
    }

    /// <summary>The one subscription of this process; it was started with the first viewer.</summary>
    public Task<IAsyncDisposable> Subscription { get; private set; } = null!;

    public bool IsWatched => _viewers.Length > 0;

    public static ProgressFeed Open(Guid campaign, IProgressSource source)
    {
        var feed = new ProgressFeed();
        feed.Subscription = source.SubscribeAsync(campaign, feed.Publish);
        return feed;
    }

    public async Task CloseAsync()
    {
        if (await Task.WhenAny(Subscription) is { IsCompletedSuccessfully: true } subscribed)
        {
            await (await subscribed).DisposeAsync();
        }
    }

    public Channel<CampaignProgress> AddViewer()
    {
        var viewer = Channel.CreateBounded<CampaignProgress>(new BoundedChannelOptions(QueuedPerViewer)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        _viewers = [.. _viewers, viewer];
        return viewer;
    }

    public void RemoveViewer(Channel<CampaignProgress> viewer) => _viewers = [.. _viewers.Where(other => other != viewer)];

    public void Publish(CampaignProgress progress)
    {
        foreach (var viewer in _viewers)
        {
            // Never waits and never fails: the oldest goes when the channel is full.
            viewer.Writer.TryWrite(progress);
        }
    }
}
