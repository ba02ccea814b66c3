using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Rtp;

/// <summary>The one thread that reads every session's socket when it has something.</summary>
internal sealed class RtpReceiver : IDisposable
{
    private const int MaxPacket = 2048;
    private const int WaitMilliseconds = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, RtpSession> _sessions = [];
    private readonly SocketReadiness _readiness = SocketReadiness.Create();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private volatile bool _stopped;

    public RtpReceiver()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "rtp-receive" };
        _thread.Start();
    }

    /// <summary>Reads a session's sockets from now on; once more when it has got another one.</summary>
    public void Add(RtpSession session)
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = _sessions.Count == 0;
            if (_sessions.TryAdd(session.Port, session))
            {
                _readiness.Add(session.Socket, session.Port);
            }

            if (session.ControlSocket is { } control && _sessions.TryAdd(session.Port + 1, session))
            {
                _readiness.Add(control, session.Port + 1);
            }
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
                _readiness.Remove(session.Socket, session.Port);
                if (session.ControlSocket is { } control && _sessions.Remove(session.Port + 1))
                {
                    _readiness.Remove(control, session.Port + 1);
                }
            }
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
        _readiness.Dispose();
    }

    private void Run()
    {
        var packet = new byte[MaxPacket];
        var sources = new[] { new SocketAddress(AddressFamily.InterNetwork), new SocketAddress(AddressFamily.InterNetworkV6) };
        Span<int> ready = stackalloc int[64];
        while (!_stopped)
        {
            if (IsIdle())
            {
                _wake.WaitOne();
                continue;
            }

            var count = _readiness.Wait(ready, WaitMilliseconds);
            foreach (var key in ready[..count])
            {
                if (Find(key) is { } session)
                {
                    Read(session, key != session.Port, packet, sources[session.Socket.AddressFamily == AddressFamily.InterNetwork ? 0 : 1]);
                }
            }
        }
    }

    private static void Read(RtpSession session, bool onControlPort, byte[] packet, SocketAddress source)
    {
        int length;
        try
        {
            length = (onControlPort ? session.ControlSocket! : session.Socket).ReceiveFrom(packet, SocketFlags.None, source);
        }
        catch (SocketException)
        {
            // Gone by the time it was read: a bad checksum, or longer than any RTP packet.
            return;
        }
        catch (ObjectDisposedException)
        {
            // The call ended between the report and the read.
            return;
        }

        session.OnDatagram(packet.AsSpan(0, length), source, onControlPort);
    }

    private bool IsIdle()
    {
        lock (_gate)
        {
            return _sessions.Count == 0;
        }
    }

    private RtpSession? Find(int key)
    {
        lock (_gate)
        {
            return _sessions.GetValueOrDefault(key);
        }
    }
}
