namespace Campaigns.Sip.Transport;

/// <summary>What carries SIP messages (RFC 3261 §18).</summary>
public enum SipTransport
{
    /// <summary>Datagrams: requests are repeated until they are answered.</summary>
    Udp,

    /// <summary>A stream: nothing is repeated, messages are framed by Content-Length.</summary>
    Tcp,

    /// <summary>TLS over TCP; the peer's certificate is checked.</summary>
    Tls,
}
