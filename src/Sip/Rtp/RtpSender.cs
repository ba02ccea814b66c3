namespace Campaigns.Sip.Rtp;

/// <summary>The one thread that sends a frame of every session each 20 ms. A session's port number keeps its place unique.</summary>
internal sealed class RtpSender : IDisposable
{
    private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, RtpSession> _sessions = [];
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private RtpSession[] _beat = [];
    private volatile bool _stopped;

    public RtpSender(TimeProvider time)
    {
        _time = time;
        _thread = new Thread(Run) { IsBackground = true, Name = "rtp-send", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    public void Add(RtpSession session)
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = _sessions.Count == 0;
            _sessions[session.Port] = session;
        }

        if (isFirst)
        {
            _wake.Set();
        }
    }

    public void Remove(RtpSession session)
    {
        lock (_gate)
        {
            if (_sessions.TryGetValue(session.Port, out var running) && running == session)
            {
                _sessions.Remove(session.Port);
            }
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
        Span<byte> packet = stackalloc byte[RtpSession.ScratchLength];
        Span<short> frame = stackalloc short[RtpSession.FrameLength];
        var start = _time.GetTimestamp();
        var due = TimeSpan.Zero;
        while (!_stopped)
        {
            var count = Collect();
            if (count == 0)
            {
                _wake.WaitOne();
                start = _time.GetTimestamp();
                due = TimeSpan.Zero;
                continue;
            }

            foreach (var session in _beat.AsSpan(0, count))
            {
                session.SendFrame(packet);
            }

            // After every packet has left, so that whoever listens delays none of them.
            foreach (var session in _beat.AsSpan(0, count))
            {
                session.DeliverFrame(frame);
            }

            // Against the ideal beat, not the last one, so that lateness doesn't add up; far behind, frames are skipped and not sent in a burst.
            due += FrameTime;
            var elapsed = _time.GetElapsedTime(start);
            if (elapsed - due > FrameTime * 5)
            {
                due = elapsed;
            }

            if (due > elapsed)
            {
                WaitUntil(start, due);
            }
        }
    }

    private void WaitUntil(long start, TimeSpan due)
    {
        while (!_stopped && due - _time.GetElapsedTime(start) is var left && left > TimeSpan.Zero)
        {
            ShortPause.Wait(left, _wake);
        }
    }

    private int Collect()
    {
        lock (_gate)
        {
            if (_beat.Length < _sessions.Count)
            {
                _beat = new RtpSession[_sessions.Count * 2];
            }

            _sessions.Values.CopyTo(_beat, 0);
            return _sessions.Count;
        }
    }
}
