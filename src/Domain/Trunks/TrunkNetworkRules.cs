using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Campaigns.Domain.Faults;
using NodaTime;

namespace Campaigns.Domain.Trunks;

/// <summary>Where a trunk's servers may be and how they may be spoken to.</summary>
internal static class TrunkNetworkRules
{
    private const int MostEndpoints = 16;
    private const int FingerprintDigits = 64;

    public static void Check(TrunkSettings settings, FaultList faults)
    {
        RequireHost(settings.Host, "host", faults);
        RequirePort(settings.Port, "port", faults);
        faults.Require(
            settings.Endpoints.Count <= MostEndpoints, "endpoints", $"Must name at most {MostEndpoints}, but names {settings.Endpoints.Count}.");
        for (var i = 0; i < settings.Endpoints.Count; i++)
        {
            CheckEndpoint(settings.Endpoints[i], $"endpoints[{i}]", faults);
        }

        if (settings.OutboundProxy is { } proxy)
        {
            CheckEndpoint(proxy, "outboundProxy", faults);
            faults.Require(settings.Endpoints.Count == 0, "outboundProxy", "Must be left out when endpoints are named: requests can't go to both.");
        }

        if (settings.HealthCheckInterval is { } interval)
        {
            faults.RequireRange(interval, Duration.FromSeconds(5), Duration.FromHours(1), "healthCheckInterval");
        }

        CheckTls(settings, faults);
        CheckRegistration(settings, faults);
    }

    /// <summary>The SHA-256 that a fingerprint writes; null when it is none.</summary>
    public static byte[]? ReadFingerprint(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal);
        return digits.Length == FingerprintDigits && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }

    /// <summary>A host name or an address.</summary>
    public static void RequireHost(string host, string path, FaultList faults) => faults.Require(
        Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6, path, "Must be a host name or an IP address.");

    private static void CheckEndpoint(TrunkEndpoint endpoint, string path, FaultList faults)
    {
        RequireHost(endpoint.Host, $"{path}.host", faults);
        RequirePort(endpoint.Port, $"{path}.port", faults);
        faults.RequireRange(endpoint.Priority, 0, ushort.MaxValue, $"{path}.priority");
        faults.RequireRange(endpoint.Weight, 0, ushort.MaxValue, $"{path}.weight");
    }

    private static void RequirePort(int? port, string path, FaultList faults)
    {
        if (port is { } number)
        {
            faults.RequireRange(number, 1, 65535, path);
        }
    }

    private static void CheckTls(TrunkSettings settings, FaultList faults)
    {
        const string NoTls = "Must be left out: no endpoint uses TLS.";
        var usesTls = settings.Servers().Any(server => server.Transport is TrunkTransport.Tls);
        faults.Require(usesTls || settings.TlsVerification is TlsVerification.Full, "tlsVerification", NoTls);
        faults.Require(
            settings.TlsAuthority is null || (usesTls && settings.TlsVerification is TlsVerification.Full),
            "tlsAuthority",
            usesTls ? "Must be left out unless tlsVerification is \"full\"." : NoTls);
        faults.Require(
            settings.TlsAuthority is null || HoldsCertificates(settings.TlsAuthority), "tlsAuthority", "Must hold one or more certificates in PEM.");
        faults.Require(
            (settings.TlsFingerprint is not null) == (settings.TlsVerification is TlsVerification.Fingerprint),
            "tlsFingerprint",
            "Must be there when tlsVerification is \"fingerprint\", and only then.");
        faults.Require(
            settings.TlsFingerprint is null || ReadFingerprint(settings.TlsFingerprint) is not null,
            "tlsFingerprint",
            "Must be a SHA-256: 64 hexadecimal digits, with or without colons.");
    }

    private static bool HoldsCertificates(string pem)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem);
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }

            return certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static void CheckRegistration(TrunkSettings settings, FaultList faults)
    {
        if (settings.Registration is not { } registration)
        {
            return;
        }

        faults.Require(!string.IsNullOrEmpty(settings.Username), "username", "A trunk that registers needs a user name.");
        faults.RequireRange(registration.Expires, Duration.FromSeconds(30), Duration.FromHours(24), "registration.expires");
        if (registration.Registrar is { } registrar)
        {
            RequireHost(registrar, "registration.registrar", faults);
        }
    }
}
