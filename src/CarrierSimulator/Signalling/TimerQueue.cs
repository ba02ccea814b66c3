using System.Diagnostics.CodeAnalysis;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>All timers of all calls in one heap, asked by the signalling loop between datagrams: no thread, no timer object per call.</summary>
internal sealed class TimerQueue(TimeProvider time)
{
    private readonly PriorityQueue<(Call Call, CallTimer Timer, CallState ArmedIn), long> _queue = new();

    public void Arm(Call call, CallTimer timer, TimeSpan after) =>
        _queue.Enqueue((call, timer, call.State), time.GetTimestamp() + (long)(after.TotalSeconds * time.TimestampFrequency));

    /// <returns>Zero when a timer is due; <paramref name="atMost"/> when none is near.</returns>
    public TimeSpan UntilNext(TimeSpan atMost)
    {
        if (!_queue.TryPeek(out _, out var due))
        {
            return atMost;
        }

        var wait = due - time.GetTimestamp();
        return wait <= 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(atMost.Ticks, wait * TimeSpan.TicksPerSecond / time.TimestampFrequency + 1));
    }

    /// <returns>False when nothing is due. Timers armed in a state that their call has left are skipped.</returns>
    public bool TryTakeDue([NotNullWhen(true)] out Call? call, out CallTimer timer)
    {
        while (_queue.TryPeek(out var entry, out var due) && due <= time.GetTimestamp())
        {
            _queue.Dequeue();
            if (entry.Call.State == entry.ArmedIn)
            {
                (call, timer) = (entry.Call, entry.Timer);
                return true;
            }
        }

        (call, timer) = (null, default);
        return false;
    }
}
