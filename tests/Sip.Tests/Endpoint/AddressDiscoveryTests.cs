using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Endpoint;

/// <summary>RFC 3581: what the trunk sees of us, from its responses.</summary>
public sealed class AddressDiscoveryTests
{
    [Fact]
    public async Task The_first_call_waits_until_the_trunk_has_shown_our_address()
    {
        await using var trunk = NewTrunk();
        var options = trunk.Network.Last;
        trunk.Place();
        Assert.Equal(0, trunk.Network.CountOf("INVITE"));

        trunk.Network.Deliver(Seen(Peer.Respond(options, "200 OK"), "198.51.100.7", 40_062));

        Assert.Equal("<sip:198.51.100.7:40062>", Peer.Header(trunk.Invite, "Contact"));
        Assert.Contains("c=IN IP4 198.51.100.7", trunk.Invite, StringComparison.Ordinal);

        // Via stays what we know of ourselves; the peer adds what it sees.
        Assert.StartsWith("SIP/2.0/UDP 192.0.2.1:5062;rport;", Peer.Header(trunk.Invite, "Via"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binding_that_moves_is_followed_by_the_next_call()
    {
        await using var trunk = NewTrunk();
        trunk.Network.Deliver(Seen(Peer.Respond(trunk.Network.Last, "200 OK"), "198.51.100.7", 40_062));
        trunk.Place();
        trunk.Network.Deliver(Seen(Peer.Respond(trunk.Invite, "100 Trying"), "198.51.100.7", 50_000));

        trunk.Place();

        Assert.Equal("<sip:198.51.100.7:50000>", Peer.Header(trunk.Invite, "Contact"));
    }

    [Fact]
    public async Task A_trunk_that_does_not_answer_OPTIONS_gets_calls_after_the_check_was_given_up()
    {
        await using var trunk = NewTrunk();
        trunk.Place();
        trunk.Pass(TimeSpan.FromSeconds(2.1));
        Assert.Equal(CallFailure.TransportFailed, (await trunk.Observer.Ended.WithinReason()).Failure);

        trunk.Pass(TimeSpan.FromSeconds(2));
        trunk.Place();

        Assert.Equal("<sip:192.0.2.1:5062>", Peer.Header(trunk.Invite, "Contact"));
    }

    [Fact]
    public async Task Nothing_is_believed_without_being_asked_for()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        trunk.Network.Deliver(Seen(Peer.Respond(trunk.Invite, "100 Trying"), "198.51.100.7", 50_000));

        trunk.Place();

        Assert.Equal("<sip:192.0.2.1:5062>", Peer.Header(trunk.Invite, "Contact"));
    }

    private static FakeTrunk NewTrunk() => new(options => options with { DiscoverAddress = true });

    private static string Seen(string response, string address, int port) =>
        response.Replace(";rport;", $";rport={port};received={address};", StringComparison.Ordinal);
}
