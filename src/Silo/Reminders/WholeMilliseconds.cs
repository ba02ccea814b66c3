namespace Campaigns.Silo.Reminders;

/// <summary>
/// The clock of Orleans' reminder service, in whole milliseconds. The service waits until the clock shows the instant of a tick, by timers that know no less than a
/// millisecond: what is left of one it waits for by asking the clock again and again, a tenth of a busy silo's time. Whole milliseconds leave nothing of one.
/// </summary>
/// <param name="inner">The silo's clock.</param>
internal sealed class WholeMilliseconds(TimeProvider inner) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        var now = inner.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
