using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Campaigns.CarrierSimulator.Signalling;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>The audio of all calls on one UDP port and one thread, which receives and, every 20 ms, sends what is playing.</summary>
internal sealed class MediaEngine : IDisposable
{
    private static readonly TimeSpan PacketTime = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestCatchUp = 5 * PacketTime;
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ConcurrentDictionary<PeerAddress, MediaSession> _sessions = [];
    private readonly List<MediaSession> _playing = [];
    private readonly ConcurrentQueue<MediaSession> _starting = [];
    private readonly TimeProvider _time;
    private readonly bool _echo;
    private readonly Thread _thread;
    private volatile bool _stopping;
    private long _received, _sent;

    public MediaEngine(IPAddress address, bool echo, TimeProvider time)
    {
        _time = time;
        _echo = echo;
        _socket.ReceiveBufferSize = _socket.SendBufferSize = 4 * 1024 * 1024;
        _socket.Bind(new IPEndPoint(address, 0));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _thread = new Thread(Run) { Name = "media", IsBackground = true };
        _thread.Start();
    }

    public int Port { get; }

    public long PacketsReceived => Interlocked.Read(ref _received);

    public long PacketsSent => Interlocked.Read(ref _sent);

    /// <summary>Begins to count, and to send when the session has something to play.</summary>
    public void Open(MediaSession session)
    {
        _sessions[session.Remote] = session;
        if (session.Playing)
        {
            _starting.Enqueue(session);
        }
    }

    public void Close(MediaSession session) => _sessions.TryRemove(KeyValuePair.Create(session.Remote, session));

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
        _socket.Dispose();
    }

    private void Run()
    {
        var packet = new byte[2_048];
        var source = new SocketAddress(AddressFamily.InterNetwork);
        var lastTick = _time.GetTimestamp();
        while (!_stopping)
        {
            var untilTick = PacketTime - _time.GetElapsedTime(lastTick);
            var idle = _playing.Count == 0 && _starting.IsEmpty;
            // In whole milliseconds, as the kernel's poll counts: a wait cut to zero would spin.
            var wait = idle ? IdleWait : TimeSpan.FromMilliseconds(Math.Ceiling(untilTick.TotalMilliseconds));
            if (wait > TimeSpan.Zero && _socket.Poll(wait, SelectMode.SelectRead))
            {
                Receive(packet, source);
            }

            if (_time.GetElapsedTime(lastTick) >= PacketTime)
            {
                // A pace without drift; but a thread that was held up starts over instead of sending a burst to catch up.
                lastTick = _time.GetElapsedTime(lastTick) > LongestCatchUp
                    ? _time.GetTimestamp()
                    : lastTick + (long)(PacketTime.TotalSeconds * _time.TimestampFrequency);
                Play(packet);
            }
        }
    }

    private void Receive(byte[] packet, SocketAddress source)
    {
        var length = _socket.ReceiveFrom(packet, SocketFlags.None, source);
        if (!RtpPacket.IsRtp(packet.AsSpan(0, length)))
        {
            return;
        }

        Interlocked.Increment(ref _received);
        if (_sessions.TryGetValue(PeerAddress.From(source), out var session))
        {
            session.CountReceived();
            session.Recording?.Add(packet.AsSpan(0, length));
            if (_echo)
            {
                Send(packet.AsSpan(0, length), source);
            }
        }
    }

    private void Play(byte[] packet)
    {
        while (_starting.TryDequeue(out var starting))
        {
            _playing.Add(starting);
        }

        for (var index = _playing.Count - 1; index >= 0; index--)
        {
            var session = _playing[index];
            if (session.Playing && _sessions.TryGetValue(session.Remote, out var current) && current == session)
            {
                Send(session.WriteNext(packet), session.RemoteSocketAddress);
            }
            else
            {
                _playing[index] = _playing[^1];
                _playing.RemoveAt(_playing.Count - 1);
            }
        }
    }

    private void Send(ReadOnlySpan<byte> packet, SocketAddress to)
    {
        try
        {
            _socket.SendTo(packet, SocketFlags.None, to);
            Interlocked.Increment(ref _sent);
        }
        catch (SocketException)
        {
            // A lost audio packet is heard as a click, on every network; the counter of sent packets leaves it out.
        }
    }
}
