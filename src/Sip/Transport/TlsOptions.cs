using System.Security.Cryptography.X509Certificates;

namespace Campaigns.Sip.Transport;

/// <summary>
/// How a peer's certificate is checked. By default it must be valid for the host that was asked for and signed by an authority that the
/// machine trusts.
/// </summary>
public sealed record TlsOptions
{
    /// <summary>Takes any certificate: the connection is then encrypted, and nobody knows with whom. Default false.</summary>
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>Trusted in place of the machine's authorities. Empty: the machine's.</summary>
    public IReadOnlyList<X509Certificate2> Authorities { get; init; } = [];

    /// <summary>The SHA-256 of the one certificate that is accepted, whoever signed it and whatever it names; null: not asked for.</summary>
    public ReadOnlyMemory<byte>? Sha256Fingerprint { get; init; }
}
