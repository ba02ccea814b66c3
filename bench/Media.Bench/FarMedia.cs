using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Campaigns.Media.Bench;

/// <summary>One socket for the media of many calls: one thread that sends, one that receives and measures.</summary>
internal sealed class FarMedia : IDisposable
{
    private const int PacketLength = 12 + 160;
    private const int PortCount = 65_536;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 22 };
    private readonly ManualResetEventSlim _stopped = new();
    private readonly Lock _gate = new();
    private readonly Spacing _spacing = new();
    private readonly long[] _lastByPort = new long[PortCount];
    private readonly HashSet<int> _ports = [];
    private SocketAddress[] _calls = [];

    public FarMedia()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        new Thread(Send) { IsBackground = true, Name = "far-send" }.Start();
        new Thread(Receive) { IsBackground = true, Name = "far-receive" }.Start();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Add(int port)
    {
        lock (_gate)
        {
            _ports.Add(port);
            _calls = [.. _ports.Select(known => new IPEndPoint(IPAddress.Loopback, known).Serialize())];
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _spacing.Clear();
            Array.Clear(_lastByPort);
        }
    }

    public void CopyTo(Spacing all)
    {
        lock (_gate)
        {
            all.Add(_spacing);
        }
    }

    public void Dispose()
    {
        _stopped.Set();
        _socket.Dispose();
    }

    private void Send()
    {
        Span<byte> packet = stackalloc byte[PacketLength];
        packet.Fill(0x55);
        packet[0] = 0x80;
        packet[1] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], 0x0BADCAFE);
        var started = Stopwatch.GetTimestamp();
        for (uint beat = 1; !_stopped.IsSet; beat++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)beat);
            BinaryPrimitives.WriteUInt32BigEndian(packet[4..], beat * 160);
            foreach (var call in Volatile.Read(ref _calls))
            {
                try
                {
                    _socket.SendTo(packet, SocketFlags.None, call);
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
                {
                    // A call that is over.
                }
            }

            var left = TimeSpan.FromMilliseconds(20) * beat - Stopwatch.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
            {
                _stopped.Wait(left);
            }
        }
    }

    private void Receive()
    {
        var packet = new byte[2048];
        var source = new SocketAddress(AddressFamily.InterNetwork);
        while (!_stopped.IsSet)
        {
            try
            {
                var length = _socket.ReceiveFrom(packet, SocketFlags.None, source);
                if (length == PacketLength)
                {
                    Note(BinaryPrimitives.ReadUInt16BigEndian(source.Buffer.Span[2..]), Stopwatch.GetTimestamp());
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The end, or a port that is closed by now.
            }
        }
    }

    private void Note(int port, long now)
    {
        lock (_gate)
        {
            ref var last = ref _lastByPort[port];
            if (last != 0)
            {
                _spacing.Add(Stopwatch.GetElapsedTime(last, now));
            }

            last = now;
        }
    }
}
