using System.Net;
using System.Net.Sockets;
using Campaigns.CarrierSimulator.Behaviours;

namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>One UDP socket. Receiving and sending reuse their buffers and addresses: nothing is allocated per datagram.</summary>
internal sealed class UdpTransport : IDisposable
{
    private const int KernelBufferBytes = 8 * 1024 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly SocketAddress _source = new(AddressFamily.InterNetwork);
    private readonly Dictionary<PeerAddress, SocketAddress> _destinations = [];
    private readonly byte[] _buffer = new byte[65_535];

    public UdpTransport(IPEndPoint listen)
    {
        _socket.ReceiveBufferSize = KernelBufferBytes;
        _socket.SendBufferSize = KernelBufferBytes;
        _socket.Bind(listen);
        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    /// <summary>What becomes of datagrams on the way.</summary>
    public Disturbance Disturbance { get; set; }

    /// <summary>Datagrams that the kernel refused to send.</summary>
    public long SendErrors { get; private set; }

    /// <summary>Waits in whole milliseconds, rounded up: the kernel's poll knows nothing finer, and a wait cut to zero would spin.</summary>
    public bool WaitForDatagram(TimeSpan atMost) =>
        _socket.Poll(TimeSpan.FromMilliseconds(Math.Ceiling(atMost.TotalMilliseconds)), SelectMode.SelectRead);

    /// <summary>The datagram is valid until the next call.</summary>
    public ReadOnlySpan<byte> Receive(out PeerAddress source)
    {
        var length = _socket.ReceiveFrom(_buffer, SocketFlags.None, _source);
        source = PeerAddress.From(_source);
        return _buffer.AsSpan(0, length);
    }

    public void Send(ReadOnlySpan<byte> datagram, PeerAddress to)
    {
        if (Disturbance is Disturbance.Mute or Disturbance.Unreachable)
        {
            return;
        }

        if (!_destinations.TryGetValue(to, out var destination))
        {
            destination = to.ToEndPoint().Serialize();
            _destinations.Add(to, destination);
        }

        try
        {
            _socket.SendTo(datagram, SocketFlags.None, destination);
            if (Disturbance is Disturbance.Doubling)
            {
                _socket.SendTo(datagram, SocketFlags.None, destination);
            }
        }
        catch (SocketException)
        {
            // UDP promises nothing: the peer's retransmission asks again, and the report shows how often it had to.
            SendErrors++;
        }
    }

    public void Dispose() => _socket.Dispose();
}
