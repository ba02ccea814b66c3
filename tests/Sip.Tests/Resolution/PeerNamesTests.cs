using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Resolution;

/// <summary>Hosts that the far end names in Contact.</summary>
public sealed class PeerNamesTests
{
    private static readonly IPAddress Named = IPAddress.Parse("192.0.2.77");

    [Fact]
    public async Task A_named_Contact_is_looked_up_and_the_source_serves_until_it_is()
    {
        var dns = new TaskCompletionSource<IPAddress[]>();
        var asked = new List<string>();
        await using var trunk = new FakeTrunk(resolve: host =>
        {
            asked.Add(host);
            return dns.Task;
        });
        var call = await AnsweredAsync(trunk);
        Assert.StartsWith("ACK sip:callee@pbx.carrier.example ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal(FakeNetwork.Trunk, trunk.Network.LastDestination);

        dns.SetResult([Named]);
        await Polling.UntilAsync(() => Hop(trunk).Equals(Named));
        call.HangUp();

        Assert.StartsWith("BYE sip:callee@pbx.carrier.example ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal(new IPEndPoint(Named, 5060), trunk.Network.LastDestination);
        Assert.Equal(["pbx.carrier.example"], asked);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_leaves_the_source()
    {
        await using var trunk = new FakeTrunk(resolve: _ => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)));
        var call = await AnsweredAsync(trunk);

        call.HangUp();

        Assert.StartsWith("BYE ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal(FakeNetwork.Trunk, trunk.Network.LastDestination);
    }

    [Fact]
    public async Task A_name_in_letters_that_DNS_does_not_have_leaves_the_source_and_disturbs_nothing()
    {
        await using var trunk = new FakeTrunk(resolve: _ => throw new InvalidOperationException("Nothing is looked up."));
        var call = await AnsweredAsync(trunk, "pbx.cärrier.example");

        call.HangUp();

        Assert.StartsWith("BYE ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal(FakeNetwork.Trunk, trunk.Network.LastDestination);
    }

    private static async Task<OutboundCall> AnsweredAsync(FakeTrunk trunk, string host = "pbx.carrier.example")
    {
        var call = trunk.Place();
        trunk.Network.Deliver(Peer.Answer(trunk.Invite).Replace("192.0.2.20:5080", host, StringComparison.Ordinal));
        await trunk.Observer.Answered.WithinReason();
        Assert.True(call.ConfirmAnswer());
        return call;
    }

    // The next repetition of the answer is acknowledged where the dialog leads now.
    private static IPAddress Hop(FakeTrunk trunk)
    {
        trunk.Network.Deliver(Peer.Answer(trunk.Invite).Replace("192.0.2.20:5080", "pbx.carrier.example", StringComparison.Ordinal));
        return trunk.Network.LastDestination!.Address;
    }
}
