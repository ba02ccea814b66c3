using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Campaigns.Sip.Transport;

/// <summary>Judges a server's certificate for one connection, and says what is wrong with it.</summary>
internal sealed class CertificateCheck(TlsOptions options)
{
    /// <summary>A sentence for the operator; null while nothing was wrong.</summary>
    public string? Fault { get; private set; }

    public SslClientAuthenticationOptions OptionsFor(string host) => new()
    {
        TargetHost = host,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = (_, certificate, _, errors) => Accepts(certificate, errors),
        CertificateChainPolicy = options.Authorities.Count == 0 ? null : PolicyOf(options.Authorities),
    };

    private static X509ChainPolicy PolicyOf(IReadOnlyList<X509Certificate2> authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities.ToArray());
        return policy;
    }

    private bool Accepts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (options.AcceptAnyCertificate)
        {
            return true;
        }

        if (options.Sha256Fingerprint is { } expected)
        {
            var actual = certificate?.GetCertHash(HashAlgorithmName.SHA256) ?? [];
            Fault = actual.AsSpan().SequenceEqual(expected.Span)
                ? null
                : $"The certificate's SHA-256 fingerprint is {Convert.ToHexString(actual)}, which isn't the configured one";
        }
        else
        {
            Fault = errors switch
            {
                SslPolicyErrors.None => null,
                SslPolicyErrors.RemoteCertificateNotAvailable => "The peer shows no certificate",
                _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"The certificate ({certificate?.Subject}) isn't for the host that was asked for",
                _ => $"The certificate ({certificate?.Subject}) isn't signed by a trusted authority, or is out of date",
            };
        }

        return Fault is null;
    }
}
