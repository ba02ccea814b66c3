using System.Net;

namespace Campaigns.Sip.Transport;

/// <summary>Takes what a transport receives, on the transport's thread. Must neither block nor throw.</summary>
internal interface IDatagramReceiver
{
    /// <summary>One datagram. Buffer and address are the transport's and are reused after the call; the buffer may be changed.</summary>
    void OnDatagram(byte[] buffer, int length, SocketAddress source);

    /// <summary>The network reported that a datagram we sent cannot arrive; <paramref name="sent"/> is its beginning.</summary>
    void OnUnreachable(ReadOnlySpan<byte> sent);
}
