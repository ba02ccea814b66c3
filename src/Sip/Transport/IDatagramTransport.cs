using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>What the transaction layer needs from a transport. A stream transport would frame its messages and offer the same.</summary>
internal interface IDatagramTransport : IDisposable
{
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Sends one message without waiting. Anything but <see cref="SocketError.Success"/> means it has not left.</summary>
    SocketError Send(ReadOnlySpan<byte> datagram, SocketAddress destination);

    void Start(IDatagramReceiver receiver);
}
