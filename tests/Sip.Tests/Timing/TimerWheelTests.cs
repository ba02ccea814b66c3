using Campaigns.Sip.Timing;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Sip.Tests.Timing;

public sealed class TimerWheelTests
{
    [Fact]
    public void Every_timer_fires_once_never_early_and_at_most_a_tick_late() =>
        Gen.Int[0, 40_000].Array[1, 60].Sample(
            delays =>
            {
                var (clock, wheel, gate) = NewWheel();
                var log = new Log(clock);
                lock (gate)
                {
                    foreach (var delay in delays)
                    {
                        wheel.Arm(log.NewTimer(TimeSpan.FromMilliseconds(delay)), TimeSpan.FromMilliseconds(delay));
                    }
                }

                for (var tick = 0; tick <= 4001; tick++)
                {
                    clock.Advance(TimeSpan.FromMilliseconds(10));
                }

                return log.Lateness.Count == delays.Length
                    && log.Lateness.All(late => late >= TimeSpan.Zero && late <= TimeSpan.FromMilliseconds(10))
                    && wheel.Armed == 0;
            },
            iter: 30);

    [Fact]
    public void A_disarmed_timer_does_not_fire_and_a_rearmed_one_fires_at_its_new_time()
    {
        var (clock, wheel, gate) = NewWheel();
        var log = new Log(clock);
        var disarmed = log.NewTimer(TimeSpan.Zero);
        var rearmed = log.NewTimer(TimeSpan.FromMilliseconds(300));
        lock (gate)
        {
            wheel.Arm(disarmed, TimeSpan.FromMilliseconds(100));
            wheel.Arm(rearmed, TimeSpan.FromMilliseconds(100));
            wheel.Arm(rearmed, TimeSpan.FromMilliseconds(300));
            wheel.Disarm(disarmed);
            wheel.Disarm(disarmed);
        }

        clock.Advance(TimeSpan.FromMilliseconds(290));
        Assert.Empty(log.Lateness);
        clock.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(TimeSpan.Zero, Assert.Single(log.Lateness));
    }

    [Fact]
    public void A_timer_may_disarm_another_that_is_due_at_the_same_tick()
    {
        var (clock, wheel, gate) = NewWheel();
        var fired = new List<string>();
        WheelTimer? second = null;
        var first = new WheelTimer(new Callback(() =>
        {
            fired.Add("first");
            wheel.Disarm(second!);
        }));
        second = new WheelTimer(new Callback(() => fired.Add("second")));
        lock (gate)
        {
            wheel.Arm(first, TimeSpan.FromMilliseconds(50));
            wheel.Arm(second, TimeSpan.FromMilliseconds(50));
        }

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["first"], fired);
        Assert.Equal(0, wheel.Armed);
    }

    [Fact]
    public void A_jump_over_many_turns_of_the_wheel_fires_what_is_due_and_nothing_else()
    {
        var (clock, wheel, gate) = NewWheel();
        var log = new Log(clock);
        lock (gate)
        {
            wheel.Arm(log.NewTimer(TimeSpan.FromMinutes(1)), TimeSpan.FromMinutes(1));
            wheel.Arm(log.NewTimer(TimeSpan.FromMinutes(10)), TimeSpan.FromMinutes(10));
        }

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Single(log.Lateness);
        Assert.Equal(1, wheel.Armed);
    }

    private static (FakeTimeProvider Clock, TimerWheel Wheel, Lock Gate) NewWheel()
    {
        var clock = new FakeTimeProvider();
        var gate = new Lock();
        return (clock, new TimerWheel(clock, gate), gate);
    }

    private sealed class Log(FakeTimeProvider clock)
    {
        public List<TimeSpan> Lateness { get; } = [];

        public WheelTimer NewTimer(TimeSpan delay)
        {
            var due = clock.GetUtcNow() + delay;
            return new WheelTimer(new Callback(() => Lateness.Add(clock.GetUtcNow() - due)));
        }
    }

    private sealed class Callback(Action action) : ITimed
    {
        public void OnTimer(WheelTimer timer) => action();
    }
}
