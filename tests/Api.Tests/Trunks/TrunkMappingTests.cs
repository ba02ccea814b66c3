using Campaigns.Api.Json;
using Campaigns.Api.Trunks;
using Campaigns.Domain.Trunks;

namespace Campaigns.Api.Tests.Trunks;

public sealed class TrunkMappingTests
{
    [Fact]
    public void Takes_the_products_defaults_for_what_is_left_out()
    {
        var (settings, faults) = Map(new TrunkRequest { Name = "Carrier", Host = " sip.example.org ", CallerNumbers = ["+1 (202) 555-0123"] });

        Assert.Empty(faults.All);
        Assert.Equal("sip.example.org", settings.Host);
        Assert.Equal(["+12025550123"], settings.CallerNumbers);
        var defaults = new TrunkSettings { Name = "Carrier", Host = "sip.example.org", CallerNumbers = [] };
        Assert.Equal((defaults.Port, defaults.MaxConcurrentCalls, defaults.MaxCallsPerSecond), (settings.Port, settings.MaxConcurrentCalls, settings.MaxCallsPerSecond));
        Assert.Empty(settings.AllowedPrefixes);
    }

    [Fact]
    public void Names_every_fault()
    {
        var (_, faults) = Map(new TrunkRequest { CallerNumbers = ["+12025550123", "secretary"], AllowedPrefixes = ["+1", "44", "+0", "+1234567890123456", ""] });

        Assert.Equal(
            ["name", "host", "callerNumbers[1]", "allowedPrefixes[1]", "allowedPrefixes[2]", "allowedPrefixes[3]", "allowedPrefixes[4]"],
            faults.All.Select(fault => fault.Path));
    }

    [Fact]
    public void Wants_a_caller_number() =>
        Assert.Equal("callerNumbers", Assert.Single(Map(new TrunkRequest { Name = "Carrier", Host = "127.0.0.1" }).Faults.All).Path);

    [Fact]
    public void Reads_all_that_a_response_writes()
    {
        var settings = new TrunkSettings
        {
            Name = "Carrier",
            Host = "sip.example.org",
            Port = 5080,
            Transport = TrunkTransport.Tcp,
            Endpoints = [new TrunkEndpoint { Host = "a.example.org", Port = 5061, Transport = TrunkTransport.Tls, Priority = 1, Weight = 7 }],
            TlsVerification = TlsVerification.Fingerprint,
            TlsFingerprint = new string('a', 64),
            TcpForLargeRequests = false,
            HealthCheckInterval = NodaTime.Duration.FromSeconds(15),
            Registration = new RegistrationSettings { Registrar = "registrar.example.org", Expires = NodaTime.Duration.FromMinutes(5) },
            Identity = new TrunkIdentity { Header = CallerIdentityHeader.Asserted, IsHidden = true },
            Headers = [new TrunkHeader("X-Account", "")],
            DiscoverAddress = true,
            Username = "us",
            CallerNumbers = ["+12025550123"],
            AllowedPrefixes = ["+1"],
        };
        var written = TrunkResponse.From(new TrunkId(Guid.NewGuid()), settings, 1);

        var (read, faults) = Map(new TrunkRequest
        {
            Name = written.Name,
            Host = written.Host,
            Port = written.Port,
            Transport = written.Transport,
            Endpoints = written.Endpoints,
            OutboundProxy = written.OutboundProxy,
            TlsVerification = written.TlsVerification,
            TlsAuthority = written.TlsAuthority,
            TlsFingerprint = written.TlsFingerprint,
            TcpForLargeRequests = written.TcpForLargeRequests,
            HealthCheckInterval = DurationText.Format(written.HealthCheckInterval!.Value),
            Registration = written.Registration,
            Identity = written.Identity,
            Headers = written.Headers,
            DiscoverAddress = written.DiscoverAddress,
            Username = written.Username,
            CallerNumbers = written.CallerNumbers,
            AllowedPrefixes = written.AllowedPrefixes,
        });

        Assert.Empty(faults.All);
        Assert.True(TrunkSettingsRules.AreSame(settings, read));
    }

    [Fact]
    public void Names_the_faults_of_what_lies_deeper()
    {
        var (_, faults) = Map(new TrunkRequest
        {
            Name = "Carrier",
            Host = "sip.example.org",
            CallerNumbers = ["+12025550123"],
            Endpoints = [new TrunkEndpointRequest()],
            HealthCheckInterval = "soon",
            Registration = new TrunkRegistrationRequest { Expires = "1 day" },
            Headers = [new TrunkHeaderRequest { Value = "x" }],
        });

        Assert.Equal(
            ["endpoints[0].host", "headers[0].name", "healthCheckInterval", "registration.expires", "username"],
            faults.All.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    private static (TrunkSettings Settings, RequestFaults Faults) Map(TrunkRequest request)
    {
        var faults = new RequestFaults();
        return (request.ToSettings(new SampleNumbers(), faults), faults);
    }
}
