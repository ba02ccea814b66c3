using System.Net;
using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests;

/// <summary>A transport without a network: keeps what is sent and hands over what a test says has arrived.</summary>
internal sealed class FakeNetwork : IMessageTransport
{
    public static readonly IPEndPoint Trunk = new(IPAddress.Parse("192.0.2.10"), 5060);

    private readonly Lock _gate = new();
    private readonly List<string> _sent = [];
    private IMessageReceiver? _receiver;

    public IPEndPoint LocalEndPoint { get; } = new(IPAddress.Parse("192.0.2.1"), 5062);

    public int Connections => 0;

    /// <summary>Returned by every send.</summary>
    public SocketError Error { get; set; } = SocketError.Success;

    /// <summary>Where the last message went.</summary>
    public IPEndPoint? LastDestination => LastHop?.EndPoint;

    public NextHop? LastHop { get; private set; }

    /// <summary>Connections that the stack has given up.</summary>
    public List<NextHop> Closed { get; } = [];

    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public string Last => Sent[^1];

    public int CountOf(string method) => Sent.Count(message => message.StartsWith(method + " ", StringComparison.Ordinal));

    public void Start(Func<IMessageReceiver> newReceiver) => _receiver = newReceiver();

    public SocketError Send(ReadOnlySpan<byte> message, NextHop destination)
    {
        lock (_gate)
        {
            LastHop = destination;
            _sent.Add(Encoding.UTF8.GetString(message));
        }

        return Error;
    }

    public void Close(NextHop destination) => Closed.Add(destination);

    public void Deliver(string message, IPEndPoint? from = null) => Deliver(Encoding.UTF8.GetBytes(message), from);

    /// <summary>The octets may be changed.</summary>
    public void Deliver(byte[] octets, IPEndPoint? from = null)
    {
        _receiver!.OnMessage(octets, octets.Length, (from ?? Trunk).Serialize(), connection: null);
    }

    /// <summary>Over a stream.</summary>
    public void DeliverOver(NextHop connection, string message)
    {
        var octets = Encoding.UTF8.GetBytes(message);
        _receiver!.OnMessage(octets, octets.Length, connection.EndPoint.Serialize(), connection);
    }

    /// <summary>A stream has ended.</summary>
    public void Lose(NextHop connection) => _receiver!.OnConnectionLost(connection);

    /// <summary>ICMP says that this message can't arrive.</summary>
    public void ReportUnreachable(string sent) => _receiver!.OnUnreachable(Encoding.UTF8.GetBytes(sent[..Math.Min(sent.Length, 400)]), SocketError.ConnectionRefused);

    public void Dispose()
    {
    }
}
