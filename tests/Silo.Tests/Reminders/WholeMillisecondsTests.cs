using Campaigns.Silo.Reminders;

namespace Campaigns.Silo.Tests.Reminders;

public sealed class WholeMillisecondsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(9_999, 0)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 1)]
    public void What_is_left_of_a_millisecond_is_not_shown(long ticks, int milliseconds)
    {
        var start = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var clock = new WholeMilliseconds(new StoppedClock(start.AddTicks(ticks)));

        Assert.Equal(start.AddMilliseconds(milliseconds), clock.GetUtcNow());
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
