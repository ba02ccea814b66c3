using System.Net;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests.Resolution;

public sealed class HealthCheckTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly IPEndPoint First = new(IPAddress.Parse("192.0.2.11"), 5060);
    private static readonly IPEndPoint Second = new(IPAddress.Parse("192.0.2.12"), 5060);

    [Theory]
    [InlineData("200 OK", true)]
    [InlineData("404 Not Found", true)]
    [InlineData("405 Method Not Allowed", true)]
    [InlineData("481 Call/Transaction Does Not Exist", true)]
    [InlineData("603 Decline", true)]
    [InlineData("408 Request Timeout", false)]
    [InlineData("503 Service Unavailable", false)]
    [InlineData(null, false)]
    public async Task What_an_answer_to_OPTIONS_says_of_a_server(string? answer, bool isUp)
    {
        await using var trunk = NewTrunk();
        for (var check = 0; check < TargetHealth.ChecksToBeDown; check++)
        {
            Answer(trunk, First, answer);
            Answer(trunk, Second, "200 OK");
            Assert.True(check > 0 || trunk.Endpoint.Targets[0].IsUp);
            trunk.Pass(Interval);
        }

        Assert.Equal(isUp, trunk.Endpoint.Targets[0].IsUp);
        Assert.True(trunk.Endpoint.Targets[1].IsUp);
    }

    [Fact]
    public async Task Calls_go_to_the_other_server_while_one_is_down_and_come_back_with_its_first_answer()
    {
        await using var trunk = NewTrunk();
        for (var check = 0; check < 2; check++)
        {
            Answer(trunk, Second, "200 OK");
            trunk.Pass(Interval);
        }

        Answer(trunk, Second, "200 OK");
        trunk.Place();
        Assert.Equal(Second, trunk.Network.LastDestination);

        Answer(trunk, First, "200 OK");
        trunk.Place();

        Assert.Equal(First, trunk.Network.LastDestination);
    }

    [Fact]
    public async Task OPTIONS_is_given_up_after_its_time_and_the_connection_with_it()
    {
        await using var trunk = new FakeTrunk(options => options with { HealthCheckInterval = Interval, Transport = SipTransport.Tcp });
        Assert.Equal(1, trunk.Network.CountOf("OPTIONS"));

        trunk.Pass(TimeSpan.FromSeconds(3.9));
        Assert.Empty(trunk.Network.Closed);
        trunk.Pass(TimeSpan.FromSeconds(0.2));

        Assert.Equal([new NextHop(SipTransport.Tcp, FakeNetwork.Trunk)], trunk.Network.Closed);
        Assert.Equal(0, trunk.Endpoint.Load.ClientTransactions);
        Assert.StartsWith("OPTIONS was not answered", trunk.Endpoint.Targets[0].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_without_an_interval()
    {
        await using var trunk = new FakeTrunk();

        trunk.Pass(TimeSpan.FromMinutes(3));

        Assert.Empty(trunk.Network.Sent);
    }

    private static FakeTrunk NewTrunk() => new(options => options with
    {
        HealthCheckInterval = Interval,
        Servers = [new SipServer { Host = First.Address.ToString() }, new SipServer { Host = Second.Address.ToString(), Priority = 1 }],
    });

    private static void Answer(FakeTrunk trunk, IPEndPoint server, string? answer)
    {
        if (answer is not null)
        {
            var options = trunk.Network.Sent.Last(message => message.StartsWith($"OPTIONS sip:{server} ", StringComparison.Ordinal));
            trunk.Network.Deliver(Peer.Respond(options, answer), server);
        }
    }
}
