using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>Spreads granted calls evenly: no faster than the rate that came with the grant. Thread safe.</summary>
internal sealed class Pace(MonotonicClock clock, TimeProvider time)
{
    private readonly Lock _lock = new();
    private Duration _next;
    private Duration _interval;

    /// <summary>Calls per second from now on.</summary>
    public void Set(double callsPerSecond)
    {
        lock (_lock)
        {
            _interval = callsPerSecond > 0 ? Duration.FromSeconds(1 / callsPerSecond) : Duration.Zero;
        }
    }

    /// <summary>Completes when the next call may be placed.</summary>
    public ValueTask NextAsync(CancellationToken cancellationToken)
    {
        Duration wait;
        lock (_lock)
        {
            var now = clock.Now;
            if (_next < now)
            {
                _next = now;
            }

            wait = _next - now;
            _next += _interval;
        }

        // Timers are no finer than a few milliseconds: shorter waits add up and are slept together.
        return wait < Duration.FromMilliseconds(5)
            ? ValueTask.CompletedTask
            : new ValueTask(Task.Delay(wait.ToTimeSpan(), time, cancellationToken));
    }
}
