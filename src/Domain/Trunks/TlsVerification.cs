namespace Campaigns.Domain.Trunks;

/// <summary>How a carrier's certificate is checked.</summary>
public enum TlsVerification
{
    /// <summary>It has to name the host and to be signed by a trusted authority.</summary>
    Full,

    /// <summary>It has to be the one whose fingerprint is configured.</summary>
    Fingerprint,

    /// <summary>It isn't: nobody knows who listens in.</summary>
    None,
}
