namespace Campaigns.Sip.Timing;

/// <summary>Beats every tick while a wheel has something armed, and rests otherwise.</summary>
internal abstract class WheelDriver : IDisposable
{
    /// <summary>
    /// The system's clock gets a thread of its own: its timers run on the thread pool, whose workers spin before they sleep, and at a hundred
    /// beats a second that spinning costs more than the beats. Any other clock (a test's) drives the wheel by its own timer.
    /// </summary>
    public static WheelDriver Create(TimeProvider time, TimeSpan tick, Action beat) =>
        time == TimeProvider.System ? new ThreadDriver(tick, beat) : new ClockDriver(time, tick, beat);

    public abstract void Start();

    public abstract void Rest();

    public abstract void Dispose();

    private sealed class ClockDriver : WheelDriver
    {
        private readonly TimeSpan _tick;
        private readonly ITimer _timer;

        public ClockDriver(TimeProvider time, TimeSpan tick, Action beat)
        {
            _tick = tick;
            _timer = time.CreateTimer(_ => beat(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public override void Start() => _timer.Change(_tick, _tick);

        public override void Rest() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public override void Dispose() => _timer.Dispose();
    }

    private sealed class ThreadDriver : WheelDriver
    {
        private readonly TimeSpan _tick;
        private readonly Action _beat;
        private readonly AutoResetEvent _wake = new(false);
        private readonly Thread _thread;
        private volatile bool _resting = true;
        private volatile bool _stopped;

        public ThreadDriver(TimeSpan tick, Action beat)
        {
            _tick = tick;
            _beat = beat;
            _thread = new Thread(Run) { IsBackground = true, Name = "sip-timers" };
            _thread.Start();
        }

        public override void Start()
        {
            _resting = false;
            _wake.Set();
        }

        public override void Rest() => _resting = true;

        // Not joined: the caller may hold the lock that the beat waits for, and a beat after the end does nothing.
        public override void Dispose()
        {
            _stopped = true;
            _wake.Set();
        }

        private void Run()
        {
            while (!_stopped)
            {
                _wake.WaitOne(_resting ? Timeout.InfiniteTimeSpan : _tick);
                if (!_resting && !_stopped)
                {
                    _beat();
                }
            }
        }
    }
}
