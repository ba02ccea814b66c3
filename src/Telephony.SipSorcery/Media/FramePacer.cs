namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>The one thread that sends a frame of every call each 20 ms, and lets it hear one. SIPSorcery's own sources have a timer for each call.</summary>
internal sealed class FramePacer : IDisposable
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly HashSet<RtpCall> _calls = [];
    private readonly AutoResetEvent _wake = new(false);
    private readonly TimeProvider _time;
    private readonly Action<Exception> _reportFault;
    private readonly Thread _thread;
    private volatile bool _stopped;

    public FramePacer(TimeProvider time, Action<Exception> reportFault)
    {
        (_time, _reportFault) = (time, reportFault);
        _thread = new Thread(Run) { IsBackground = true, Name = "sipsorcery-frames", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    public void Add(RtpCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
        }

        _wake.Set();
    }

    public void Remove(RtpCall call)
    {
        lock (_gate)
        {
            _calls.Remove(call);
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        var start = _time.GetTimestamp();
        var due = TimeSpan.Zero;
        while (!_stopped)
        {
            var calls = Running();
            if (calls.Length == 0)
            {
                _wake.WaitOne();
                (start, due) = (_time.GetTimestamp(), TimeSpan.Zero);
                continue;
            }

            foreach (var call in calls)
            {
                Send(call);
            }

            // Against the ideal beat, so that lateness doesn't add up; far behind, frames are skipped and not sent in a burst.
            due += FrameTime;
            var elapsed = _time.GetElapsedTime(start);
            due = elapsed - due > FrameTime * 5 ? elapsed : due;
            while (!_stopped && due - _time.GetElapsedTime(start) is var left && left > TimeSpan.Zero)
            {
                _wake.WaitOne((int)Math.Ceiling(left.TotalMilliseconds));
            }
        }
    }

    private RtpCall[] Running()
    {
        lock (_gate)
        {
            return [.. _calls];
        }
    }

    private void Send(RtpCall call)
    {
        try
        {
            call.Beat();
        }
#pragma warning disable CA1031 // The thread serves every call: a fault of one is reported, and only that one falls silent.
        catch (Exception exception)
        {
            Remove(call);
            _reportFault(exception);
        }
#pragma warning restore CA1031
    }
}
