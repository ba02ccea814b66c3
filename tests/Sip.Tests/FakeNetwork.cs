using System.Net;
using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests;

/// <summary>A transport without a network: keeps what is sent and hands over what a test says has arrived.</summary>
internal sealed class FakeNetwork : IDatagramTransport
{
    public static readonly IPEndPoint Trunk = new(IPAddress.Parse("192.0.2.10"), 5060);

    private readonly Lock _gate = new();
    private readonly List<string> _sent = [];
    private IDatagramReceiver? _receiver;

    public IPEndPoint LocalEndPoint { get; } = new(IPAddress.Parse("192.0.2.1"), 5062);

    /// <summary>Returned by every send.</summary>
    public SocketError Error { get; set; } = SocketError.Success;

    /// <summary>Where the last message went.</summary>
    public IPEndPoint? LastDestination { get; private set; }

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

    public void Start(IDatagramReceiver receiver) => _receiver = receiver;

    public SocketError Send(ReadOnlySpan<byte> datagram, SocketAddress destination)
    {
        lock (_gate)
        {
            LastDestination = SocketAddresses.ToEndPoint(destination);
            _sent.Add(Encoding.UTF8.GetString(datagram));
        }

        return Error;
    }

    public void Deliver(string message, IPEndPoint? from = null)
    {
        var octets = Encoding.UTF8.GetBytes(message);
        _receiver!.OnDatagram(octets, octets.Length, (from ?? Trunk).Serialize());
    }

    /// <summary>ICMP says that this message can't arrive.</summary>
    public void ReportUnreachable(string sent) => _receiver!.OnUnreachable(Encoding.UTF8.GetBytes(sent[..Math.Min(sent.Length, 400)]));

    public void Dispose()
    {
    }
}
