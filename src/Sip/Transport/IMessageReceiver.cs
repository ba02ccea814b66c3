using System.Net;
using System.Net.Sockets;

namespace Campaigns.Sip.Transport;

/// <summary>Takes what one socket of a transport receives, one message at a time. Must neither block nor throw.</summary>
internal interface IMessageReceiver
{
    /// <summary>One message. Buffer and address are the transport's and are reused after the call; the buffer may be changed.</summary>
    /// <param name="buffer">The message begins at its start.</param>
    /// <param name="length">Octets of the message.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="connection">The stream that brought it and takes answers to it; null for a datagram.</param>
    void OnMessage(byte[] buffer, int length, SocketAddress source, NextHop? connection);

    /// <summary>A message that we sent cannot have arrived; <paramref name="sent"/> is its beginning.</summary>
    void OnUnreachable(ReadOnlySpan<byte> sent, SocketError error);

    /// <summary>A stream could not be opened.</summary>
    /// <param name="hop">Where to.</param>
    /// <param name="reason">For the operator.</param>
    void OnConnectFailed(NextHop hop, string reason);

    /// <summary>A stream has ended, or sent what can't be framed. What was sent over it may have arrived or not.</summary>
    void OnConnectionLost(NextHop connection);

    /// <summary>Octets that are no message: the stream is closed.</summary>
    void OnUnframeable();
}
