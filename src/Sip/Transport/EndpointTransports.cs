using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>Every transport of one endpoint: a UDP socket, and streams that receive on the same port number.</summary>
internal sealed class EndpointTransports : IMessageTransport
{
    // A free UDP port whose TCP counterpart is taken is bad luck, not a fault.
    private const int Tries = 16;

    private readonly UdpTransport _datagrams;
    private readonly StreamTransport _streams;

    private EndpointTransports(UdpTransport datagrams, StreamTransport streams) => (_datagrams, _streams) = (datagrams, streams);

    public IPEndPoint LocalEndPoint => _datagrams.LocalEndPoint;

    public int Connections => _streams.Connections;

    /// <exception cref="SocketException">The local address can't be bound.</exception>
    public static EndpointTransports Open(SipEndpointOptions options, TimeProvider time)
    {
        var bind = options.Bind;
        var streams = new StreamOptions
        {
            LocalAddress = bind.Address,
            ConnectTimeout = options.ConnectTimeout,
            KeepAliveInterval = options.KeepAliveInterval,
            Tls = options.Tls,
        };
        for (var tried = 1; ; tried++)
        {
            var datagrams = new UdpTransport(bind);
            try
            {
                return new EndpointTransports(datagrams, new StreamTransport(datagrams.LocalEndPoint, streams, time));
            }
            catch (SocketException exception)
            {
                datagrams.Dispose();
                if (bind.Port != 0 || exception.SocketErrorCode != SocketError.AddressAlreadyInUse || tried == Tries)
                {
                    throw;
                }
            }
        }
    }

    public SocketError Send(ReadOnlySpan<byte> message, NextHop destination) => destination.IsReliable
        ? _streams.Send(message, destination)
        : _datagrams.Send(message, destination);

    public void Close(NextHop destination)
    {
        if (destination.IsReliable)
        {
            _streams.Close(destination);
        }
    }

    public void Start(Func<IMessageReceiver> newReceiver)
    {
        _datagrams.Start(newReceiver);
        _streams.Start(newReceiver);
    }

    public void Dispose()
    {
        _streams.Dispose();
        _datagrams.Dispose();
    }
}
