using NodaTime;

namespace Campaigns.Silo;

/// <summary>
/// A silo's clock that jumps once, so that a rehearsal can see what a wrong clock does. Its timestamps and timers go on as before, as a machine's do when its
/// clock is set.
/// </summary>
/// <param name="inner">The true clock.</param>
/// <param name="step">By how much it jumps, forwards or back.</param>
/// <param name="after">From now until it does.</param>
internal sealed class SteppingClock(TimeProvider inner, TimeSpan step, TimeSpan after) : TimeProvider, IClock
{
    private readonly long _since = inner.GetTimestamp();

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetElapsedTime(_since) < after ? inner.GetUtcNow() : inner.GetUtcNow() + step;

    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(GetUtcNow());

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
