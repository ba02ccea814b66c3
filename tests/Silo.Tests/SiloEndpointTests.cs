using System.Net;
using Campaigns.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Campaigns.Silo.Tests;

public sealed class SiloEndpointTests
{
    [Fact]
    public void Without_configuration_a_silo_listens_on_the_loopback_interface_alone()
    {
        var endpoint = EndpointOf();

        Assert.Equal(IPAddress.Loopback, endpoint.SiloListeningEndpoint?.Address);
        Assert.Equal(IPAddress.Loopback, endpoint.GatewayListeningEndpoint?.Address);
    }

    [Fact]
    public void A_silo_listens_where_the_others_are_told_to_reach_it()
    {
        var endpoint = EndpointOf(new("Campaigns:Silo:AdvertisedAddress", "192.0.2.7"), new("Campaigns:Silo:SiloPort", "11111"), new("Campaigns:Silo:GatewayPort", "30000"));

        Assert.Equal(IPEndPoint.Parse("192.0.2.7:11111"), endpoint.SiloListeningEndpoint);
        Assert.Equal(IPEndPoint.Parse("192.0.2.7:30000"), endpoint.GatewayListeningEndpoint);
    }

    private static EndpointOptions EndpointOf(params KeyValuePair<string, string?>[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [new("Campaigns:Database", "Host=127.0.0.1;Database=none"), new("Campaigns:Secrets:Keys:0", TestKeys.Installation), .. settings]);
        builder.AddCampaignSilo();
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<EndpointOptions>>().Value;
    }
}
