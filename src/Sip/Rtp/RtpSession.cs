using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>One call's RTP: its sockets, what it sends next and what it has received. The shared media threads drive it.</summary>
internal sealed partial class RtpSession
{
    /// <summary>Samples of a beat: 20 ms at 8 kHz.</summary>
    public const int FrameLength = 160;

    // More early media than a socket's buffer holds.
    private const int MaxStale = 4096;

    private readonly RtpMedia _media;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly SentStream _sent = new();
    private readonly ReceptionStatistics _reception;
    private readonly SourceLatch _latch;
    private readonly RtcpExchange _reports;
    private readonly TelephoneEvent _telephoneEvent = new();
    private readonly DigitSender _digits = new();
    private NegotiatedMedia? _negotiated;
    private SocketAddress? _remoteControl;
    private bool _paused = true;
    private bool _running;
    private bool _closed;
    private IAudioSource? _source;
    private JitterBuffer? _jitter;
    private IAudioSink[] _sinks = [];
    private IRtpEvents? _events;

    public RtpSession(RtpMedia media, Socket socket, int port, TimeProvider time)
    {
        _media = media;
        Socket = socket;
        Socket.Blocking = false;
        _time = time;
        Port = port;
        _reception = new ReceptionStatistics(time.TimestampFrequency);
        _latch = new SourceLatch(time);
        _reports = new RtcpExchange(time);
    }

    public int Port { get; }

    /// <summary>Packets of the negotiated codec so far.</summary>
    public long PacketsReceived => _reception.Received;

    public Socket Socket { get; }

    /// <summary>Of the port after ours, for RTCP of a peer that doesn't multiplex it; null when it isn't needed or someone else has the port.</summary>
    public Socket? ControlSocket { get; private set; }

    /// <summary>Media flows from now on, at most once a session.</summary>
    public void Start(NegotiatedMedia media, IAudioSource? source, IAudioSink? sink, IRtpEvents events)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            // What the network played before the answer isn't what the person says.
            DropStale();
            _source = source;
            _events = events;
            _paused = false;
            _running = true;
            Use(media);
            if (sink is not null)
            {
                AddSink(sink);
            }
        }

        _media.Run(this);
    }

    /// <summary>A re-INVITE: another address, another codec, hold or resume.</summary>
    public void Change(NegotiatedMedia media)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            Use(media);
        }

        if (ControlSocket is not null)
        {
            _media.Run(this);
        }
    }

    public void Play(IAudioSource? source)
    {
        lock (_gate)
        {
            _source = source;
            _sent.Mark();
        }
    }

    /// <summary>Adds one more that hears what the peer says.</summary>
    public void Listen(IAudioSink sink)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                AddSink(sink);
            }
        }
    }

    public void Unlisten(IAudioSink sink)
    {
        lock (_gate)
        {
            _sinks = [.. _sinks.Where(other => other != sink)];
        }
    }

    /// <summary>Presses keys, after those that are being pressed. False, and nothing is pressed, when the peer doesn't take one of them.</summary>
    public bool Press(string keys, DigitTone tone)
    {
        lock (_gate)
        {
            if (_paused || _negotiated?.TelephoneEvents is not { } format || !keys.All(format.Takes))
            {
                return false;
            }

            foreach (var key in keys)
            {
                _digits.Enqueue(TelephoneEventFormat.EventOf(key)!.Value, tone);
            }

            return true;
        }
    }

    /// <summary>Sends and delivers nothing more.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _paused = true;
        }
    }

    /// <summary>Says BYE to the peer's RTCP and frees the port. The statistics are final.</summary>
    public MediaStatistics? Close()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            _closed = true;
            _paused = true;
            _source = null;
            _sinks = [];
            if (_running)
            {
                Report(leaves: true);
            }
        }

        _media.Release(this);
        Socket.Dispose();
        ControlSocket?.Dispose();
        return new MediaStatistics
        {
            PacketsSent = _sent.Packets,
            PacketsReceived = _reception.Received,
            PacketsLost = _reception.Lost,
            PacketsRefused = _latch.Refused,
            Jitter = _reception.Jitter,
            FarPacketsLost = _reports.Far?.Lost,
            FarJitter = _reports.Far is { } far ? TimeSpan.FromSeconds(far.Jitter / 8000.0) : null,
            RoundTrip = _reports.RoundTrip,
        };
    }

    private void AddSink(IAudioSink sink)
    {
        _jitter ??= new JitterBuffer();
        _sinks = [.. _sinks, sink];
    }

    private void Use(NegotiatedMedia media)
    {
        _negotiated = media;
        _latch.Expect(SocketAddressOf(media.RemoteEndPoint));
        _sent.Mark();
        if (media.MultiplexesControl)
        {
            return;
        }

        var remote = media.RemoteEndPoint;
        var control = media.RemoteControlEndPoint ?? (remote.Port < IPEndPoint.MaxPort ? new IPEndPoint(remote.Address, remote.Port + 1) : null);
        _remoteControl = control is null ? null : SocketAddressOf(control);
        if (_remoteControl is not null)
        {
            ControlSocket ??= _media.TryBindControl(Port + 1);
        }
    }

    private SocketAddress? SocketAddressOf(IPEndPoint remote)
    {
        var isHold = remote.Address.Equals(IPAddress.Any) || remote.Address.Equals(IPAddress.IPv6Any);
        return !isHold && remote.AddressFamily == Socket.AddressFamily ? remote.Serialize() : null;
    }

    private void DropStale()
    {
        Span<byte> ignored = stackalloc byte[1];
        for (var i = 0; i < MaxStale && Socket.Available > 0; i++)
        {
            try
            {
                Socket.Receive(ignored, SocketFlags.None);
            }
            catch (SocketException)
            {
                // Longer than the space for it: gone all the same.
            }
        }
    }
}
