using Campaigns.Domain.Campaigns;
using Campaigns.Grains.Dialing;
using Campaigns.Grains.Interfaces.Campaigns;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Campaigns;

/// <summary>
/// Tells the processes that have viewers of a campaign what has changed: at once after a pause, so often at most after that, each event complete and numbered.
/// What it costs doesn't grow with the viewers, and little is read while there are none. Lives in the campaign's grain; it reads beside its turns, so that no call waits for it.
/// </summary>
/// <param name="campaign">Whose progress.</param>
/// <param name="read">The numbers now; null when there is no such campaign any more.</param>
/// <param name="interval">Between two events while something changes.</param>
/// <param name="time">Runs forward.</param>
/// <param name="logger">Is told of what couldn't be read.</param>
internal sealed partial class ProgressFeed(CampaignId campaign, Func<Task<CampaignProgress?>> read, Duration interval, TimeProvider time, ILogger logger)
{
    /// <summary>A process that doesn't ask again for so long has no viewers any more, or is gone.</summary>
    public static readonly Duration Watched = Duration.FromSeconds(15);

    // What changes without a word to the grain (calls of a dead silo, rates that sink) is found by looking; so is what the metrics say of who waits.
    private static readonly Duration LongestUnread = Duration.FromSeconds(1);

    private readonly MonotonicClock _clock = new(time);
    private readonly Dictionary<IProgressObserver, Duration> _watchers = [];
    private Task _telling = Task.CompletedTask;
    private CampaignProgress? _told;
    private Duration? _readAt;
    private bool _wanted;
    private bool _stopped;

    /// <summary>Of the last event; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>A process has viewers, for the next while.</summary>
    public void Watch(IProgressObserver watcher) => _watchers[watcher] = _clock.Now;

    /// <summary>Something may have changed. While nobody watches that can wait for the next look.</summary>
    public void Changed()
    {
        if (IsWatched())
        {
            Read();
        }
    }

    /// <summary>Time has passed.</summary>
    public void Look()
    {
        if (_readAt is not { } at || _clock.Now - at >= LongestUnread)
        {
            Read();
        }
    }

    /// <summary>The grain leaves this silo: another activation goes on.</summary>
    public void Stop() => _stopped = true;

    private bool IsWatched()
    {
        foreach (var (watcher, at) in _watchers)
        {
            if (_clock.Now - at > Watched)
            {
                _watchers.Remove(watcher);
            }
        }

        return _watchers.Count > 0;
    }

    private void Read()
    {
        _wanted = true;
        if (_telling.IsCompleted)
        {
            _telling = TellAsync();
        }
    }

    private async Task TellAsync()
    {
        try
        {
            while (_wanted && !_stopped)
            {
                if (_readAt + interval - _clock.Now is { } wait && wait > Duration.Zero)
                {
                    await Task.Delay(wait.ToTimeSpan(), time);
                }

                // What changes from here on may not be in what is read.
                (_wanted, _readAt) = (false, _clock.Now);
                if (!_stopped && await read() is { } progress && _told?.SaysTheSameAs(progress) != true)
                {
                    Tell(progress);
                }
            }
        }
        catch (Exception exception)
        {
            // The database is away: the next change, or the next look, reads again.
            LogNotRead(logger, exception, campaign);
        }
    }

    private void Tell(CampaignProgress progress)
    {
        _told = progress with { Sequence = ++Sequence };
        foreach (var watcher in _watchers.Keys)
        {
            // One way: nobody waits for a process that is gone.
            _ = watcher.ProgressedAsync(_told);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The progress of campaign {Campaign} could not be read; it is read again")]
    private static partial void LogNotRead(ILogger logger, Exception exception, CampaignId campaign);
}
