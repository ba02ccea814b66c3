using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Rtp;

/// <summary>One call's RTP: its socket, what it sends next and what it has received. The shared media threads drive it.</summary>
internal sealed class RtpSession
{
    public const int FrameLength = 160;

    private readonly RtpMedia _media;
    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly ReceptionStatistics _reception;
    private readonly TelephoneEvent _telephoneEvent = new();
    private readonly uint _ssrc;
    private NegotiatedMedia? _negotiated;
    private SocketAddress? _remote;
    private bool _latched;
    private bool _paused = true;
    private bool _closed;
    private bool _marker = true;
    private IAudioSource? _source;
    private IAudioSink? _sink;
    private IRtpEvents? _events;
    private ushort _sequence;
    private uint _timestamp;
    private long _sent;

    public RtpSession(RtpMedia media, Socket socket, int port, TimeProvider time)
    {
        _media = media;
        _socket = socket;
        _socket.Blocking = false;
        _time = time;
        Port = port;
        _reception = new ReceptionStatistics(time.TimestampFrequency);

        // RFC 3550 §5.1: all three start at random, so that a stream can't be guessed.
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        _ssrc = BitConverter.ToUInt32(random);
        _timestamp = BitConverter.ToUInt32(random[4..]);
        _sequence = BitConverter.ToUInt16(random[8..]);
    }

    public int Port { get; }

    public Socket Socket => _socket;

    /// <summary>Media flows from now on, at most once a session.</summary>
    public void Start(NegotiatedMedia media, IAudioSource? source, IAudioSink? sink, IRtpEvents events)
    {
        lock (_gate)
        {
            _source = source;
            _sink = sink;
            _events = events;
            _paused = false;
            Use(media);
        }

        _media.Run(this);
    }

    /// <summary>A re-INVITE: another address, another codec, hold or resume.</summary>
    public void Change(NegotiatedMedia media)
    {
        lock (_gate)
        {
            Use(media);
        }
    }

    public void Play(IAudioSource? source)
    {
        lock (_gate)
        {
            _source = source;
            _marker = true;
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

    /// <summary>Frees the port. The statistics are final.</summary>
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
            _sink = null;
        }

        _media.Release(this);
        _socket.Dispose();
        return new MediaStatistics
        {
            PacketsSent = _sent,
            PacketsReceived = _reception.Received,
            PacketsLost = _reception.Lost,
            Jitter = _reception.Jitter,
        };
    }

    /// <summary>The sending thread's beat, every 20 ms. <paramref name="packet"/> is scratch of header and frame.</summary>
    public void SendFrame(Span<byte> packet)
    {
        IAudioSource? finished = null;
        lock (_gate)
        {
            _timestamp += FrameLength;
            if (_paused || _remote is null || _negotiated is not { OnHold: false } negotiated)
            {
                return;
            }

            var frame = packet[RtpHeader.Length..];
            if (_source is { } source && !TryFill(source, frame, negotiated.Codec))
            {
                finished = source;
                _source = null;
            }

            if (_source is null)
            {
                frame.Fill(negotiated.Codec == AudioCodec.Pcmu ? G711.PcmuSilence : G711.PcmaSilence);
            }

            new RtpHeader((byte)negotiated.PayloadType, _marker, ++_sequence, _timestamp, _ssrc).Write(packet);
            _marker = false;
            Send(packet, _remote);
        }

        if (finished is not null)
        {
            _events?.OnPlaybackFinished(finished);
        }
    }

    /// <summary>One datagram, on the receiving thread.</summary>
    public void OnDatagram(ReadOnlySpan<byte> packet, SocketAddress source)
    {
        if (!RtpHeader.TryRead(packet, out var header, out var payload))
        {
            return;
        }

        char? digit = null;
        IAudioSink? sink = null;
        var codec = AudioCodec.Pcmu;
        lock (_gate)
        {
            if (_paused || _negotiated is not { } negotiated)
            {
                return;
            }

            if (header.PayloadType == negotiated.PayloadType)
            {
                codec = negotiated.Codec;
                sink = _sink;
                _reception.OnPacket(header, _time.GetTimestamp());
            }
            else if (header.PayloadType == negotiated.TelephoneEventPayloadType)
            {
                digit = _telephoneEvent.OnPacket(header.Timestamp, payload);
                _reception.OnPacket(header, _time.GetTimestamp());
            }
            else
            {
                return;
            }

            Latch(source);
        }

        if (digit is { } pressed)
        {
            _events?.OnDigit(pressed);
        }

        Deliver(sink, payload, codec, header.Timestamp);
    }

    private void Use(NegotiatedMedia media)
    {
        _negotiated = media;
        _remote = media.RemoteEndPoint.Address.AddressFamily == _socket.AddressFamily ? media.RemoteEndPoint.Serialize() : null;
        _latched = false;
        _marker = true;
    }

    // Symmetric RTP (RFC 4961): a peer behind NAT sends from another address than it announced, and hears only what goes back there.
    // The first packet decides, so that a stranger's later one can't divert the call.
    private void Latch(SocketAddress source)
    {
        if (!_latched)
        {
            _latched = true;
            _remote = SocketAddresses.Copy(source);
        }
    }

#pragma warning disable CA1031 // A source or sink is the caller's code on a thread that serves every call: its fault is reported, not spread.
    private bool TryFill(IAudioSource source, Span<byte> frame, AudioCodec codec)
    {
        try
        {
            return source.TryFill(frame, codec);
        }
        catch (Exception exception)
        {
            _events?.OnMediaFault(exception);
            return false;
        }
    }

    private void Deliver(IAudioSink? sink, ReadOnlySpan<byte> payload, AudioCodec codec, uint timestamp)
    {
        try
        {
            sink?.Write(payload, codec, timestamp);
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _sink = null;
            }

            _events?.OnMediaFault(exception);
        }
    }
#pragma warning restore CA1031

    private void Send(ReadOnlySpan<byte> packet, SocketAddress remote)
    {
        try
        {
            _socket.SendTo(packet, SocketFlags.None, remote);
            _sent++;
        }
        catch (SocketException)
        {
            // Lost like a packet in the network: the next one goes in 20 ms.
        }
    }
}
