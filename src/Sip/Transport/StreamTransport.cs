using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>
/// TCP and TLS: one connection a next hop, opened when there is something to send and used until it breaks, and those that peers open to
/// us over TCP. A broken one is replaced by the next message.
/// </summary>
internal sealed class StreamTransport : IMessageTransport
{
    /// <summary>Peers that open connections to us are the carrier's machines: more than this is an attack.</summary>
    private const int MaxAccepted = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<NextHop, StreamConnection> _connections = [];
    private readonly StreamOptions _options;
    private readonly TimeProvider _time;
    private readonly Socket? _listener;
    private readonly ITimer _keepAlive;
    private Func<IMessageReceiver>? _newReceiver;
    private volatile bool _disposed;

    /// <param name="listen">Where TCP connections are accepted; null: nowhere.</param>
    /// <param name="options">How connections are opened.</param>
    /// <param name="time">For time-outs and keep-alive.</param>
    /// <exception cref="SocketException">The address can't be bound.</exception>
    public StreamTransport(IPEndPoint? listen, StreamOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        if (listen is not null)
        {
            _listener = new Socket(listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                _listener.Bind(listen);
                _listener.Listen();
            }
            catch
            {
                _listener.Dispose();
                throw;
            }
        }

        LocalEndPoint = listen ?? new IPEndPoint(options.LocalAddress, 0);
        _keepAlive = time.CreateTimer(static self => ((StreamTransport)self!).KeepAlive(), this, options.KeepAliveInterval, options.KeepAliveInterval);
    }

    public IPEndPoint LocalEndPoint { get; }

    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    public void Start(Func<IMessageReceiver> newReceiver)
    {
        _newReceiver = newReceiver;
        if (_listener is not null)
        {
            _ = AcceptAsync(_listener);
        }
    }

    public SocketError Send(ReadOnlySpan<byte> message, NextHop destination)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return SocketError.Shutdown;
            }

            if (_connections.TryGetValue(destination, out var connection) && connection.Send(message) is var error and not SocketError.ConnectionReset)
            {
                return error;
            }

            return Add(destination, accepted: null).Send(message);
        }
    }

    /// <summary>Ends the connection to a peer that no longer answers, so that the next message opens a new one.</summary>
    public void Close(NextHop destination)
    {
        lock (_gate)
        {
            if (_connections.Remove(destination, out var connection))
            {
                connection.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _keepAlive.Dispose();
            _listener?.Dispose();
            foreach (var connection in _connections.Values)
            {
                connection.Dispose();
            }

            _connections.Clear();
        }
    }

    private StreamConnection Add(NextHop hop, Socket? accepted)
    {
        var connection = new StreamConnection(hop, accepted, _options, _time, _newReceiver!());
        _connections[hop] = connection;
        _ = Task.Run(() => connection.RunAsync(Forget));
        return connection;
    }

    private void Forget(StreamConnection over)
    {
        lock (_gate)
        {
            if (_connections.TryGetValue(over.Hop, out var present) && present == over)
            {
                _connections.Remove(over.Hop);
            }
        }
    }

    private void KeepAlive()
    {
        lock (_gate)
        {
            foreach (var connection in _connections.Values)
            {
                if (!connection.WasAccepted)
                {
                    connection.Send("\r\n\r\n"u8);
                }
            }
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            Socket accepted;
            try
            {
                accepted = await listener.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (_disposed && exception is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // That one peer, or the process at this moment; the next may fare better.
                await Task.Delay(TimeSpan.FromMilliseconds(100), _time).ConfigureAwait(false);
                continue;
            }

            Take(accepted);
        }
    }

    private void Take(Socket accepted)
    {
        lock (_gate)
        {
            if (_disposed || accepted.RemoteEndPoint is not IPEndPoint peer || _connections.Values.Count(connection => connection.WasAccepted) >= MaxAccepted)
            {
                accepted.Dispose();
                return;
            }

            accepted.NoDelay = true;
            Add(new NextHop(SipTransport.Tcp, peer), accepted);
        }
    }
}
