namespace Campaigns.Sip.Tests.Endpoint;

public sealed class OutboundProxyTests
{
    private const string Route = "<sip:proxy.example;lr>";

    [Fact]
    public async Task INVITE_CANCEL_and_the_ACK_of_a_refusal_carry_the_preloaded_route()
    {
        await using var trunk = new FakeTrunk(options => options with { PreloadedRoute = Route });
        var call = trunk.Place();
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "180 Ringing"));
        call.Cancel();
        var cancel = trunk.Network.Last;
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "487 Request Terminated"));
        var ack = trunk.Network.Last;

        Assert.StartsWith("CANCEL ", cancel, StringComparison.Ordinal);
        Assert.StartsWith("ACK ", ack, StringComparison.Ordinal);
        Assert.All([trunk.Invite, cancel, ack], message => Assert.Equal(Route, Peer.Header(message, "Route")));
    }

    [Fact]
    public async Task Inside_the_dialog_only_recorded_routes_count()
    {
        await using var trunk = new FakeTrunk(options => options with { PreloadedRoute = Route });

        var call = await trunk.PlaceAndConfirmAsync();
        call.HangUp();

        Assert.StartsWith("BYE ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal("", Peer.Header(trunk.Network.Last, "Route"));
    }
}
