using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.Trunks;

/// <summary>Where a trunk's servers may be, how they are spoken to, and what an INVITE may carry: each line is one setting and its fault.</summary>
public sealed class TrunkNetworkRulesTests
{
    private const string Sha256 = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

    private const string Authority = """
        -----BEGIN CERTIFICATE-----
        MIIBejCCAR+gAwIBAgIUQ1pMhJrV3kXx0c0000000000000wCgYIKoZIzj0EAwIw
        -----END CERTIFICATE-----
        """;

    private static readonly TrunkSettings Valid = new() { Name = "Main", Host = "sip.example.com", CallerNumbers = ["+12025550100"] };

    private static readonly TrunkSettings Tls = Valid with { Transport = TrunkTransport.Tls };

    private static readonly TrunkSettings Registered = Valid with { Username = "us", Registration = new RegistrationSettings() };

    public static TheoryData<string, TrunkSettings> Faults => new()
    {
        { "", Valid with { Port = null, Transport = TrunkTransport.Tcp } },
        { "", Valid with { Endpoints = [new TrunkEndpoint { Host = "a.example" }, new TrunkEndpoint { Host = "::1", Port = 5080, Priority = 65_535, Weight = 0 }] } },
        { "", Valid with { OutboundProxy = new TrunkEndpoint { Host = "proxy.example", Transport = TrunkTransport.Tls }, TlsVerification = TlsVerification.None } },
        { "", Tls },
        { "", Tls with { TlsVerification = TlsVerification.None } },
        { "", Tls with { TlsVerification = TlsVerification.Fingerprint, TlsFingerprint = Sha256 } },
        { "", Tls with { TlsVerification = TlsVerification.Fingerprint, TlsFingerprint = string.Join(':', Sha256.Chunk(2).Select(pair => new string(pair))) } },
        { "", Valid with { HealthCheckInterval = Duration.FromSeconds(5) } },
        { "", Registered },
        { "", Registered with { Registration = new RegistrationSettings { Registrar = "registrar.example", Expires = Duration.FromHours(24) } } },
        { "", Valid with { Identity = new TrunkIdentity { FromUser = "acc-7", FromDomain = "us.example", Header = CallerIdentityHeader.Preferred } } },
        { "", Valid with { Identity = new TrunkIdentity { Header = CallerIdentityHeader.Asserted, IsHidden = true } } },
        { "", Valid with { Headers = [new TrunkHeader("X-Account", "4 2; a=\"b\"")] } },
        { "endpoints", Valid with { Endpoints = [.. Enumerable.Range(0, 17).Select(_ => new TrunkEndpoint { Host = "a.example" })] } },
        { "endpoints[1].host", Valid with { Endpoints = [new TrunkEndpoint { Host = "a.example" }, new TrunkEndpoint { Host = "a\r\nb" }] } },
        { "endpoints[0].port", Valid with { Endpoints = [new TrunkEndpoint { Host = "a.example", Port = 0 }] } },
        { "endpoints[0].priority", Valid with { Endpoints = [new TrunkEndpoint { Host = "a.example", Priority = -1 }] } },
        { "endpoints[0].weight", Valid with { Endpoints = [new TrunkEndpoint { Host = "a.example", Weight = 65_536 }] } },
        { "outboundProxy.host", Valid with { OutboundProxy = new TrunkEndpoint { Host = "" } } },
        { "outboundProxy", Valid with { OutboundProxy = new TrunkEndpoint { Host = "p.example" }, Endpoints = [new TrunkEndpoint { Host = "a.example" }] } },
        { "tlsVerification", Valid with { TlsVerification = TlsVerification.None } },
        { "tlsAuthority", Valid with { TlsAuthority = Authority } },
        { "tlsAuthority", Tls with { TlsAuthority = Authority } }, // Cut off: it doesn't hold a whole certificate.
        { "tlsAuthority", Tls with { TlsAuthority = "my authority" } },
        { "tlsFingerprint", Tls with { TlsFingerprint = Sha256 } },
        { "tlsFingerprint", Tls with { TlsVerification = TlsVerification.Fingerprint } },
        { "tlsFingerprint", Tls with { TlsVerification = TlsVerification.Fingerprint, TlsFingerprint = Sha256[1..] } },
        { "healthCheckInterval", Valid with { HealthCheckInterval = Duration.FromSeconds(4.9) } },
        { "healthCheckInterval", Valid with { HealthCheckInterval = Duration.FromHours(1.1) } },
        { "username", Registered with { Username = null } },
        { "registration.expires", Registered with { Registration = new RegistrationSettings { Expires = Duration.FromSeconds(29) } } },
        { "registration.registrar", Registered with { Registration = new RegistrationSettings { Registrar = "sip:registrar.example" } } },
        { "identity.fromUser", Valid with { Identity = new TrunkIdentity { FromUser = "a@b" } } },
        { "identity.fromUser", Valid with { Identity = new TrunkIdentity { FromUser = "" } } },
        { "identity.fromDomain", Valid with { Identity = new TrunkIdentity { FromDomain = "us.example>" } } },
        { "identity.hidden", Valid with { Identity = new TrunkIdentity { IsHidden = true } } },
        { "identity.hidden", Valid with { Identity = new TrunkIdentity { IsHidden = true, Header = CallerIdentityHeader.Asserted, FromUser = "acc" } } },
        { "headers", Valid with { Headers = [.. Enumerable.Range(0, 17).Select(index => new TrunkHeader($"X-{index}", ""))] } },
        { "headers[0].name", Valid with { Headers = [new TrunkHeader("X Account", "42")] } },
        { "headers[0].name", Valid with { Headers = [new TrunkHeader("cOnTaCt", "<sip:x@y>")] } },
        { "headers[0].name", Valid with { Headers = [new TrunkHeader("Privacy", "id")] } },
        { "headers[0].value", Valid with { Headers = [new TrunkHeader("X-A", "b\r\nVia: c")] } },
        { "headers[0].value", Valid with { Headers = [new TrunkHeader("X-A", "b\0c")] } },
        { "headers[0].value", Valid with { Headers = [new TrunkHeader("X-A", new string('b', 401))] } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_named_by_its_path(string path, TrunkSettings settings) =>
        Assert.Equal(path.Length == 0 ? [] : [path], TrunkSettingsRules.Validate(settings).Select(fault => fault.Path).Distinct());

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var wrong = Valid with
        {
            Port = 0,
            Endpoints = [new TrunkEndpoint { Host = "" }],
            TlsVerification = TlsVerification.None,
            Registration = new RegistrationSettings(),
            Identity = new TrunkIdentity { IsHidden = true },
            Headers = [new TrunkHeader("Via", "x")],
        };

        Assert.Equal(
            ["endpoints[0].host", "headers[0].name", "identity.hidden", "port", "tlsVerification", "username"],
            TrunkSettingsRules.Validate(wrong).Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Requests_go_to_the_proxy_else_to_the_endpoints_else_to_the_host()
    {
        var endpoint = new TrunkEndpoint { Host = "a.example", Port = 5070, Transport = TrunkTransport.Tcp };

        Assert.Equal([new TrunkEndpoint { Host = "sip.example.com", Port = 5080 }], (Valid with { Port = 5080 }).Servers());
        Assert.Equal([endpoint], (Valid with { Endpoints = [endpoint] }).Servers());
        Assert.Equal([endpoint], (Valid with { OutboundProxy = endpoint }).Servers());
    }

    [Fact]
    public void Lists_count_when_settings_are_compared()
    {
        var one = Valid with { Endpoints = [new TrunkEndpoint { Host = "a.example" }], Headers = [new TrunkHeader("X-A", "b")] };

        Assert.True(TrunkSettingsRules.AreSame(one, one with { Endpoints = [new TrunkEndpoint { Host = "a.example" }], Headers = [new TrunkHeader("X-A", "b")] }));
        Assert.False(TrunkSettingsRules.AreSame(one, one with { Endpoints = [] }));
        Assert.False(TrunkSettingsRules.AreSame(one, one with { Headers = [new TrunkHeader("X-A", "c")] }));
        Assert.False(TrunkSettingsRules.AreSame(one, one with { Identity = new TrunkIdentity { FromUser = "x" } }));
    }
}
