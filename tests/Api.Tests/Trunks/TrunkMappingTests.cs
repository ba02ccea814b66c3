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

    private static (TrunkSettings Settings, RequestFaults Faults) Map(TrunkRequest request)
    {
        var faults = new RequestFaults();
        return (request.ToSettings(new SampleNumbers(), faults), faults);
    }
}
