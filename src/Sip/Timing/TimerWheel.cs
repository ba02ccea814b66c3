namespace Campaigns.Sip.Timing;

/// <summary>
/// All timers of an endpoint: a hashed wheel of 10 ms ticks driven by ONE thread (or timer of a test's clock), which
/// rests while nothing is armed. A timer never fires early, and at most one tick late plus the scheduling delay of the machine.
/// Every member is called under the endpoint's lock; timers fire under it too.
/// </summary>
internal sealed class TimerWheel : IDisposable
{
    private const int SlotCount = 1024;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly TimeProvider _time;
    private readonly Lock _gate;
    private readonly WheelTimer[] _slots = new WheelTimer[SlotCount];
    private readonly WheelTimer _due = WheelTimer.NewListHead();
    private readonly long _origin;
    private readonly WheelDriver _driver;
    private long _currentTick;
    private int _armed;
    private bool _driving;
    private bool _disposed;

    public TimerWheel(TimeProvider time, Lock gate)
    {
        _time = time;
        _gate = gate;
        _origin = time.GetTimestamp();
        for (var i = 0; i < SlotCount; i++)
        {
            _slots[i] = WheelTimer.NewListHead();
        }

        _driver = WheelDriver.Create(time, Tick, Drive);
    }

    /// <summary>How many timers are armed.</summary>
    public int Armed => _armed;

    /// <summary>Arms a timer, replacing an earlier deadline of the same one.</summary>
    public void Arm(WheelTimer timer, TimeSpan delay)
    {
        Disarm(timer);
        var elapsed = _time.GetElapsedTime(_origin);
        if (_armed == 0)
        {
            // Nothing was waiting, so no tick up to now has anything to fire.
            _currentTick = elapsed.Ticks / Tick.Ticks;
        }

        var deadline = (elapsed.Ticks + delay.Ticks + Tick.Ticks - 1) / Tick.Ticks;
        timer.DeadlineTick = Math.Max(deadline, _currentTick + 1);
        timer.InsertBefore(_slots[timer.DeadlineTick % SlotCount]);
        _armed++;
        if (!_driving && !_disposed)
        {
            _driving = true;
            _driver.Start();
        }
    }

    public void Disarm(WheelTimer timer)
    {
        if (timer.IsArmed)
        {
            timer.Unlink();
            _armed--;
        }
    }

    /// <summary>Fires everything that is due. Called by the driver; a test may call it too.</summary>
    public void Advance()
    {
        var now = _time.GetElapsedTime(_origin).Ticks / Tick.Ticks;
        while (_currentTick < now)
        {
            _currentTick++;
            CollectDue(_slots[_currentTick % SlotCount]);
            while (_due.Next is { } timer && timer != _due)
            {
                timer.Unlink();
                _armed--;
                timer.Fire();
            }
        }

        if (_armed == 0 && _driving && !_disposed)
        {
            _driving = false;
            _driver.Rest();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _driver.Dispose();
    }

    private void Drive()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                Advance();
            }
        }
    }

    // Moved aside first, because firing arms and disarms timers of the same slot.
    private void CollectDue(WheelTimer slot)
    {
        for (var timer = slot.Next!; timer != slot;)
        {
            var next = timer.Next!;
            if (timer.DeadlineTick <= _currentTick)
            {
                timer.Unlink();
                timer.InsertBefore(_due);
            }

            timer = next;
        }
    }
}
