using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>
/// Lets any number of viewers watch campaigns over one stream subscription per campaign and process.
/// </summary>
internal sealed class ProgressFeeds(IProgressSource source, TimeProvider time)
{
    /// <summary>After so long without an event the viewer gets a sign of life, and the snapshot is read again in case events were lost.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, ProgressFeed> _feeds = [];

    /// <summary>
    /// The campaign's progress: first a snapshot, then every event, null after each silence. Ends when the campaign is over or gone.
    /// </summary>
    public async IAsyncEnumerable<CampaignProgress?> WatchAsync(Guid campaign, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (feed, viewer) = Join(campaign);
        try
        {
            // Subscribed before the snapshot is read, so that nothing falls between the two.
            await feed.Subscription.WaitAsync(cancellationToken);
            var shownAt = long.MinValue;
            var snapshot = await source.ReadAsync(campaign);
            while (snapshot is not null)
            {
                if (snapshot.AtUnixMs >= shownAt)
                {
                    yield return snapshot;
                    shownAt = snapshot.AtUnixMs;
                }

                while (!IsOver(snapshot) && await NextAsync(viewer.Reader, cancellationToken) is { } next)
                {
                    // An event that left before the snapshot was taken must not turn the numbers back.
                    if (next.AtUnixMs >= shownAt)
                    {
                        yield return snapshot = next;
                        shownAt = next.AtUnixMs;
                    }
                }

                if (IsOver(snapshot))
                {
                    yield break;
                }

                yield return null;
                snapshot = await source.ReadAsync(campaign);
            }
        }
        finally
        {
            await LeaveAsync(campaign, feed, viewer);
        }
    }

    /// <summary>Terminal, and no call is up any more.</summary>
    public static bool IsOver(CampaignProgress progress) =>
        progress.Status is CampaignStatus.Completed or CampaignStatus.Cancelled && progress.Counts.OpenCalls == 0;

    /// <summary>The next event; null after a silence.</summary>
    private async Task<CampaignProgress?> NextAsync(ChannelReader<CampaignProgress> events, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            return await events.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private (ProgressFeed Feed, Channel<CampaignProgress> Viewer) Join(Guid campaign)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(campaign, out var feed))
            {
                feed = ProgressFeed.Open(campaign, source);
                _feeds.Add(campaign, feed);
            }

            return (feed, feed.AddViewer());
        }
    }

    private async Task LeaveAsync(Guid campaign, ProgressFeed feed, Channel<CampaignProgress> viewer)
    {
        lock (_lock)
        {
            feed.RemoveViewer(viewer);
            if (feed.IsWatched)
            {
                return;
            }

            _feeds.Remove(campaign);
        }

        await feed.CloseAsync();
    }
}
