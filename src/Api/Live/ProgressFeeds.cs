using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>
/// Lets any number of viewers watch campaigns, over one ear per campaign and process.
/// </summary>
internal sealed class ProgressFeeds(IProgressSource source, TimeProvider time)
{
    /// <summary>After so long without an event the viewer gets a sign of life.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, ProgressFeed> _feeds = [];

    /// <summary>The campaign's progress as its viewers here know it, or as it is now when there are none; null when there is no such campaign.</summary>
    public async Task<CampaignProgress?> ReadAsync(Guid campaign)
    {
        ProgressFeed? feed;
        lock (_lock)
        {
            feed = _feeds.GetValueOrDefault(campaign);
        }

        return feed is { HasEnded: false, Latest: { } latest } ? latest : await source.ReadAsync(campaign);
    }

    /// <summary>
    /// The campaign's progress: first as it is now, then every event, null after each silence. Ends when the campaign is over or gone.
    /// </summary>
    public async IAsyncEnumerable<CampaignProgress?> WatchAsync(Guid campaign, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (feed, viewer) = Join(campaign);
        try
        {
            while (await WaitAsync(viewer.Reader, cancellationToken) is var more && more is not Waited.Ended)
            {
                if (more is Waited.InVain)
                {
                    yield return null;
                }

                while (viewer.Reader.TryRead(out var progress))
                {
                    yield return progress;
                }
            }
        }
        finally
        {
            Leave(campaign, feed, viewer);
        }
    }

    private async Task<Waited> WaitAsync(ChannelReader<CampaignProgress> events, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await events.WaitToReadAsync(either.Token) ? Waited.ForEvents : Waited.Ended;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Waited.InVain;
        }
    }

    private (ProgressFeed Feed, Channel<CampaignProgress> Viewer) Join(Guid campaign)
    {
        lock (_lock)
        {
            // One that has ended serves those who are still reading; who comes now asks anew.
            if (!_feeds.TryGetValue(campaign, out var feed) || feed.HasEnded)
            {
                _feeds[campaign] = feed = ProgressFeed.Open(campaign, source, time);
            }

            return (feed, feed.AddViewer());
        }
    }

    private void Leave(Guid campaign, ProgressFeed feed, Channel<CampaignProgress> viewer)
    {
        lock (_lock)
        {
            if (!feed.RemoveViewer(viewer))
            {
                return;
            }

            feed.Dispose();
            if (_feeds.GetValueOrDefault(campaign) == feed)
            {
                _feeds.Remove(campaign);
            }
        }
    }

    private enum Waited
    {
        ForEvents,
        InVain,
        Ended,
    }
}
