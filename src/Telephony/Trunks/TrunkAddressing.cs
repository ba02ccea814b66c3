using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Campaigns.Domain.Trunks;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Registration;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transport;

namespace Campaigns.Telephony.Trunks;

/// <summary>A trunk's settings in the words of the SIP stack.</summary>
internal static class TrunkAddressing
{
    /// <summary>Host and port as they stand in a URI; no port where DNS decides.</summary>
    public static string HostOf(TrunkSettings trunk) => HostPort(trunk.Host, trunk.Port);

    public static SipTransport TransportOf(TrunkTransport transport) => transport switch
    {
        TrunkTransport.Tcp => SipTransport.Tcp,
        TrunkTransport.Tls => SipTransport.Tls,
        _ => SipTransport.Udp,
    };

    public static SipServer ServerOf(TrunkEndpoint endpoint) => new()
    {
        Host = endpoint.Host,
        Port = endpoint.Port,
        Transport = TransportOf(endpoint.Transport),
        Priority = endpoint.Priority,
        Weight = endpoint.Weight,
    };

    /// <summary>The proxy as a Route value; null without one.</summary>
    public static string? RouteOf(TrunkSettings trunk) => trunk.OutboundProxy is not { } proxy ? null : proxy.Transport switch
    {
        TrunkTransport.Tcp => $"<sip:{HostPort(proxy.Host, proxy.Port)};transport=tcp;lr>",
        TrunkTransport.Tls => $"<sip:{HostPort(proxy.Host, proxy.Port)};transport=tls;lr>",
        _ => $"<sip:{HostPort(proxy.Host, proxy.Port)};lr>",
    };

    public static TlsOptions TlsOf(TrunkSettings trunk)
    {
        var authorities = new X509Certificate2Collection();
        if (trunk.TlsAuthority is { } pem)
        {
            authorities.ImportFromPem(pem);
        }

        return new TlsOptions
        {
            AcceptAnyCertificate = trunk.TlsVerification is TlsVerification.None,
            Authorities = [.. authorities],
            Sha256Fingerprint = TrunkServers.FingerprintOf(trunk) is { } fingerprint ? fingerprint : null,
        };
    }

    public static DigestCredentials? CredentialsOf(TrunkSettings trunk) =>
        trunk.Username is { Length: > 0 } user ? new DigestCredentials(user, trunk.Password ?? "") : null;

    public static RegistrationOptions? RegistrationOf(TrunkSettings trunk)
    {
        if (trunk.Registration is not { } registration)
        {
            return null;
        }

        var domain = registration.Registrar is { } registrar ? HostPort(registrar, port: null) : HostOf(trunk);
        return new RegistrationOptions
        {
            AddressOfRecord = $"sip:{Uri.EscapeDataString(trunk.Username ?? "")}@{domain}",
            Registrar = $"sip:{domain}",
            Credentials = CredentialsOf(trunk),
            Expires = registration.Expires.ToTimeSpan(),
        };
    }

    /// <summary>Host and optional port as they stand in a URI.</summary>
    public static string HostPort(string host, int? port)
    {
        var text = IPAddress.TryParse(host, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{host}]" : host;
        return port is { } number ? FormattableString.Invariant($"{text}:{number}") : text;
    }
}
