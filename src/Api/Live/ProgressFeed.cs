using System.Threading.Channels;
using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Interfaces.Campaigns;

namespace Campaigns.Api.Live;

/// <summary>
/// One campaign's events in this process, fanned out to its viewers: what is asked of the campaign doesn't grow with them. A viewer that reads slowly loses the
/// oldest events, never the newest: each event is complete in itself.
/// </summary>
internal sealed class ProgressFeed : IDisposable
{
    /// <summary>How often the campaign is told that it is watched, and read in case events were lost: a third of how long it remembers.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    private const int QueuedPerViewer = 16;

    private readonly Lock _lock = new();
    private readonly IProgressWatch _watch;
    private readonly PeriodicTimer _again;
    private Channel<CampaignProgress>[] _viewers = [];
    private CampaignProgress? _latest;
    private Exception? _broke;

    private ProgressFeed(Guid campaign, IProgressSource source, TimeProvider time)
    {
        _again = new PeriodicTimer(Renewal, time);
        _watch = source.Watch(campaign, Publish);
    }

    /// <summary>What was heard last; null before the first.</summary>
    public CampaignProgress? Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
        }
    }

    /// <summary>Nothing comes any more: the campaign is over or gone, or can't be reached.</summary>
    public bool HasEnded { get; private set; }

    public static ProgressFeed Open(Guid campaign, IProgressSource source, TimeProvider time)
    {
        var feed = new ProgressFeed(campaign, source, time);
        _ = feed.RunAsync();
        return feed;
    }

    /// <summary>Terminal, no call is up any more, and every contact has its final state.</summary>
    public static bool IsOver(CampaignProgress progress) =>
        progress.Status is CampaignStatus.Completed or CampaignStatus.Cancelled && progress.Counts is { OpenCalls: 0, NotFinal: 0 };

    /// <summary>A viewer's events, the latest first; they end with the feed, by an exception when it broke.</summary>
    public Channel<CampaignProgress> AddViewer()
    {
        var viewer = Channel.CreateBounded<CampaignProgress>(new BoundedChannelOptions(QueuedPerViewer)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        lock (_lock)
        {
            if (_latest is { } latest)
            {
                viewer.Writer.TryWrite(latest);
            }

            if (HasEnded)
            {
                viewer.Writer.TryComplete(_broke);
            }

            _viewers = [.. _viewers, viewer];
        }

        return viewer;
    }

    /// <summary>A viewer has left. True when it was the last one.</summary>
    public bool RemoveViewer(Channel<CampaignProgress> viewer)
    {
        lock (_lock)
        {
            _viewers = [.. _viewers.Where(other => other != viewer)];
            return _viewers.Length == 0;
        }
    }

    /// <summary>Nobody watches any more.</summary>
    public void Dispose() => End(null);

    private async Task RunAsync()
    {
        try
        {
            while (await _watch.RenewAsync() is { } now)
            {
                Note(now);
                if (!await _again.WaitForNextTickAsync())
                {
                    return;
                }
            }

            End(null);
        }
        catch (Exception broken)
        {
            // Viewers are told, and come again.
            End(broken);
        }
    }

    /// <summary>What was read is news only if events were lost.</summary>
    private void Note(CampaignProgress read)
    {
        if (Latest?.SaysTheSameAs(read) != true)
        {
            Publish(read);
        }
    }

    private void Publish(CampaignProgress progress)
    {
        lock (_lock)
        {
            // An event that left before the last reading was taken must not turn the numbers back.
            if (HasEnded || progress.AtUnixMs < _latest?.AtUnixMs)
            {
                return;
            }

            _latest = progress;
            foreach (var viewer in _viewers)
            {
                // Never waits and never fails: the oldest goes when the channel is full.
                viewer.Writer.TryWrite(progress);
            }
        }

        if (IsOver(progress))
        {
            End(null);
        }
    }

    private void End(Exception? broken)
    {
        lock (_lock)
        {
            if (HasEnded)
            {
                return;
            }

            (HasEnded, _broke) = (true, broken);
        }

        // Before the viewers hear of it: who comes back opens another ear.
        _watch.Dispose();
        _again.Dispose();
        lock (_lock)
        {
            foreach (var viewer in _viewers)
            {
                viewer.Writer.TryComplete(broken);
            }
        }
    }
}
