using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>What the transaction layer needs from the network.</summary>
internal interface IMessageTransport : IDisposable
{
    /// <summary>Where we receive, over every transport.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Streams that are open or being opened.</summary>
    int Connections { get; }

    /// <summary>
    /// Sends one message without waiting. Anything but <see cref="SocketError.Success"/> means it has not left. A stream that is being
    /// opened keeps the message and tells the receiver if it can't be opened.
    /// </summary>
    SocketError Send(ReadOnlySpan<byte> message, NextHop destination);

    /// <summary>Ends the connection to a peer that no longer answers, if there is one; the next message opens another.</summary>
    void Close(NextHop destination);

    /// <param name="newReceiver">Makes a receiver for each thread or connection that messages come from.</param>
    void Start(Func<IMessageReceiver> newReceiver);
}
