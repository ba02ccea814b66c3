using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>Time that only runs forward, for leases and pacing: a step of the wall clock does not touch it.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Since this clock was made.</summary>
    public Duration Now => Duration.FromTimeSpan(time.GetElapsedTime(_start));
}
