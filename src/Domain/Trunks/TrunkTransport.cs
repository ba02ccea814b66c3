namespace Campaigns.Domain.Trunks;

/// <summary>How a carrier's server is spoken to.</summary>
public enum TrunkTransport
{
    /// <summary>SIP over UDP.</summary>
    Udp,

    /// <summary>SIP over TCP.</summary>
    Tcp,

    /// <summary>SIP over TLS.</summary>
    Tls,
}
