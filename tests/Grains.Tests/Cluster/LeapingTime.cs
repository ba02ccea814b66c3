namespace Campaigns.Grains.Tests.Cluster;

/// <summary>The machine's monotonic time and timers, which a test can push forward: leases age and pauses end without waiting.</summary>
internal sealed class LeapingTime : TimeProvider
{
    private long _leaptTicks;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _leaptTicks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);

    public void Leap(TimeSpan by) => Interlocked.Add(ref _leaptTicks, (long)(by.TotalSeconds * TimestampFrequency));
}
