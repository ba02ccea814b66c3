using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Rtp;

/// <summary>
/// The RTP of all calls of this process: a pool of ports, ONE paced sending thread and ONE receiving thread, both idle while no call has
/// media. Thread-safe; dispose it after the endpoints that use it.
/// </summary>
public sealed class RtpMedia : IDisposable
{
    // A port of the pool that another program holds is passed over, but a pool that is mostly taken is a configuration fault.
    private const int MaxBindAttempts = 8;

    private readonly Lock _gate = new();
    private readonly RtpMediaOptions _options;
    private readonly RtpPortPool _ports;
    private readonly RtpSender _sender;
    private readonly RtpReceiver _receiver;
    private readonly TimeProvider _time;
    private int _inUse;

    /// <exception cref="ArgumentOutOfRangeException">The port range is empty or leaves 1024–65535.</exception>
    public RtpMedia(RtpMediaOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time ?? TimeProvider.System;
        _ports = new RtpPortPool(options.FirstPort, options.LastPort, options.PortRest, _time);
        _sender = new RtpSender(_time);
        _receiver = new RtpReceiver();
    }

    /// <summary>Ports held by calls now.</summary>
    public int PortsInUse => Volatile.Read(ref _inUse);

    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }

    /// <summary>A session with a bound socket; null when no port is free.</summary>
    internal RtpSession? TryOpen()
    {
        lock (_gate)
        {
            for (var attempt = 0; attempt < MaxBindAttempts && _ports.TryTake(out var port); attempt++)
            {
                if (TryBind(port) is { } socket)
                {
                    _inUse++;
                    return new RtpSession(this, socket, port, _time);
                }

                _ports.Release(port);
            }

            return null;
        }
    }

    /// <summary>The socket for a call's RTCP beside its RTP; null when someone else has the port: the call goes on without reports.</summary>
    internal Socket? TryBindControl(int port)
    {
        var socket = port <= IPEndPoint.MaxPort ? TryBind(port) : null;
        socket?.Blocking = false;
        return socket;
    }

    internal void Run(RtpSession session)
    {
        _receiver.Add(session);
        _sender.Add(session);
    }

    internal void Release(RtpSession session)
    {
        _sender.Remove(session);
        _receiver.Remove(session);
        lock (_gate)
        {
            _inUse--;
            _ports.Release(session.Port);
        }
    }

    private Socket? TryBind(int port)
    {
        var socket = new Socket(_options.Bind.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(_options.Bind, port));
            return socket;
        }
        catch (SocketException)
        {
            // Someone else's port: the caller takes the next one.
            socket.Dispose();
            return null;
        }
    }
}
