using System.Net;
using Campaigns.Domain.Trunks;
using Campaigns.Sip;
using Campaigns.Telephony.Trunks;
using Microsoft.Extensions.Time.Testing;

namespace Campaigns.Telephony.Tests.Trunks;

public sealed class TrunkAgentsTests
{
    private static readonly TrunkSettings Trunk = new() { Name = "Carrier", Host = "192.0.2.1", CallerNumbers = ["+12025550100"] };

    [Fact]
    public async Task Settings_that_lead_over_the_same_sockets_share_an_agent()
    {
        await using var agents = new TrunkAgents(Open, TimeProvider.System);

        var first = agents.For(Trunk);

        Assert.Same(first, agents.For(Trunk with
        {
            Name = "Other",
            MaxConcurrentCalls = 77,
            CallerNumbers = ["+12025550101"],
            Password = "new",
            Username = "us",
            Identity = new TrunkIdentity { FromUser = "us" },
            Headers = [new TrunkHeader("X-A", "b")],
        }));
        Assert.NotSame(first, agents.For(Trunk with { Port = 5070 }));
        Assert.NotSame(first, agents.For(Trunk with { Endpoints = [new TrunkEndpoint { Host = "192.0.2.2" }] }));
        Assert.NotSame(first, agents.For(Trunk with { HealthCheckInterval = NodaTime.Duration.FromSeconds(30) }));
    }

    [Fact]
    public async Task An_agent_that_nobody_uses_for_five_minutes_ends()
    {
        var clock = new FakeTimeProvider();
        await using var agents = new TrunkAgents(Open, clock);
        var first = agents.For(Trunk);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Same(first, agents.For(Trunk));

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.NotSame(first, agents.For(Trunk));
    }

    private static SipEndpoint Open(TrunkSettings trunk) =>
        new(new SipEndpointOptions { RemoteHost = trunk.Host, Bind = new IPEndPoint(IPAddress.Loopback, 0) });
}
