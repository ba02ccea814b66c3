namespace Campaigns.Sip.Transport;

/// <summary>What becomes of an INVITE that is too long for a datagram (RFC 3261 §18.1.1: more than 1,300 octets).</summary>
public enum LargeRequests
{
    /// <summary>It goes over TCP to the same address and port; as a datagram in fragments if no connection can be opened there.</summary>
    Tcp,

    /// <summary>The call isn't placed.</summary>
    Refuse,
}
