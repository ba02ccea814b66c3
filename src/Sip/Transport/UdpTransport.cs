using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>One UDP socket for all calls of an endpoint, with one receiving thread that allocates nothing per datagram.</summary>
internal sealed class UdpTransport : IMessageTransport
{
    private const int MaxDatagram = 65_535;
    private const int SocketBuffer = 4 * 1024 * 1024;

    // Waking a thread for each of thousands of datagrams a second costs more than what it does with them. While they come faster than
    // they are handled one by one, they gather in the socket's buffer for a millisecond; after some looks in vain the thread sleeps in the socket.
    private const int GatherMilliseconds = 1;
    private const int LooksBeforeSleep = 3;

    private readonly Socket _socket;
    private readonly ManualResetEvent _disposing = new(false);
    private readonly bool _reportsUnreachable;
    private Thread? _receiving;
    private volatile bool _disposed;
    private IMessageReceiver? _receiver;

    public UdpTransport(IPEndPoint bind)
    {
        _socket = new Socket(bind.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBuffer,
            SendBufferSize = SocketBuffer,
        };
        try
        {
            _reportsUnreachable = UnreachableReports.TryEnable(_socket);
            _socket.Bind(bind);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public int Connections => 0;

    public void Start(Func<IMessageReceiver> newReceiver)
    {
        _receiver = newReceiver();
        _receiving = new Thread(Receive) { IsBackground = true, Name = $"sip-receive-{LocalEndPoint.Port}" };
        _receiving.Start();
    }

    public SocketError Send(ReadOnlySpan<byte> message, NextHop destination)
    {
        var error = TrySend(message, destination.Address);
        if (!_reportsUnreachable || error is not (SocketError.ConnectionRefused or SocketError.HostUnreachable))
        {
            return error;
        }

        // A pending ICMP error of an EARLIER datagram is reported by the next send, which then sends nothing. It says nothing about this
        // one, so the second try decides; and the receiving thread is not told any more, so the queue is read elsewhere.
        ThreadPool.UnsafeQueueUserWorkItem(static transport => transport.DrainUnreachable(), this, preferLocal: false);
        return TrySend(message, destination.Address);
    }

    public void Close(NextHop destination)
    {
        // Datagrams have no connection.
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _disposing.Set();
        _socket.Dispose();
        if (_receiving is { } thread && thread != Thread.CurrentThread)
        {
            thread.Join();
        }

        _disposing.Dispose();
    }

    private SocketError TrySend(ReadOnlySpan<byte> datagram, SocketAddress destination)
    {
        try
        {
            _socket.SendTo(datagram, SocketFlags.None, destination);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.Shutdown;
        }
    }

    private void Receive()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(MaxDatagram, pinned: true);
        var source = new SocketAddress(LocalEndPoint.AddressFamily);
        var dense = false;
        while (!_disposed)
        {
            int length;
            try
            {
                dense = MoreIsThere(dense);
                length = _socket.ReceiveFrom(buffer, SocketFlags.None, source);
            }
            catch (SocketException)
            {
                // Either the socket is being closed, or an ICMP report is pending: then the error queue says about which datagram.
                DrainUnreachable();
                continue;
            }
            catch (ObjectDisposedException)
            {
                return;
            }

            _receiver!.OnMessage(buffer, length, source, connection: null);
        }
    }

    /// <summary>Whether the next datagram is there already; while traffic is dense, it is given a few milliseconds to come.</summary>
    private bool MoreIsThere(bool dense)
    {
        if (_socket.Available > 0)
        {
            return true;
        }

        for (var looks = 0; dense && looks < LooksBeforeSleep && !_disposing.WaitOne(GatherMilliseconds); looks++)
        {
            if (_socket.Available > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void DrainUnreachable()
    {
        if (!_reportsUnreachable)
        {
            return;
        }

        Span<byte> sent = stackalloc byte[UnreachableReports.QuotedLength];
        try
        {
            while (!_disposed && UnreachableReports.TryRead(_socket, sent, out var length, out var isFinal))
            {
                if (isFinal)
                {
                    _receiver!.OnUnreachable(sent[..length], SocketError.ConnectionRefused);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: nobody is interested any more.
        }
    }
}
