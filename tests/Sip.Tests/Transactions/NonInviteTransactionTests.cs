using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Transactions;

public sealed class NonInviteTransactionTests
{
    [Fact]
    public async Task Timer_E_doubles_up_to_T2_and_timer_F_ends_it_at_64_T1()
    {
        await using var trunk = new FakeTrunk();
        var call = await trunk.PlaceAndConfirmAsync();
        call.HangUp();
        var sentAt = new List<double> { 0 };
        for (var tick = 1; tick <= 3200; tick++)
        {
            trunk.Clock.Advance(TimeSpan.FromMilliseconds(10));
            if (trunk.Network.CountOf("BYE") > sentAt.Count)
            {
                sentAt.Add(tick / 100.0);
            }
        }

        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5], sentAt);
        Assert.Null(result.ByeStatus);
        Assert.Equal(LocalEndCause.HungUp, result.LocalCause);
    }

    [Fact]
    public async Task A_provisional_response_slows_timer_E_to_T2()
    {
        await using var trunk = new FakeTrunk();
        var call = await trunk.PlaceAndConfirmAsync();
        call.HangUp();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "100 Trying"));

        trunk.Pass(TimeSpan.FromSeconds(9));

        // At 0.5 s by the timer that was running, then every 4 s.
        Assert.Equal(4, trunk.Network.CountOf("BYE"));
    }

    [Fact]
    public async Task A_repeated_BYE_gets_the_same_answer_until_timer_J()
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();
        var bye = Peer.Request(trunk.Invite, "BYE", 1, headers: "Reason: Q.850;cause=31");

        trunk.Network.Deliver(bye);
        var first = trunk.Network.Last;
        var result = await trunk.Observer.Ended.WithinReason();
        trunk.Network.Deliver(bye);
        var second = trunk.Network.Last;
        trunk.Pass(TimeSpan.FromSeconds(33));
        trunk.Network.Deliver(bye);

        Assert.StartsWith("SIP/2.0 200 OK", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.StartsWith("SIP/2.0 481 ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal(31, result.Q850?.Cause);
        Assert.Contains(";rport=5060", first, StringComparison.Ordinal);
        Assert.Contains(";received=192.0.2.10", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_BYE_is_answered_however_many_requests_were_answered_within_timer_J()
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();
        var bye = Peer.Request(trunk.Invite, "BYE", 1);
        var options = Peer.Request(trunk.Invite, "OPTIONS", 1, tag: "nobody");
        for (var request = 1; request <= 65_536; request++)
        {
            trunk.Network.Deliver(options.Replace("bKpeerOPTIONS1", $"bKpeerOPTIONS{request}", StringComparison.Ordinal));
        }

        trunk.Network.Deliver(bye);

        Assert.StartsWith("SIP/2.0 200 OK", trunk.Network.Last, StringComparison.Ordinal);
        await trunk.Observer.Ended.WithinReason();
        Assert.Equal(65_536, trunk.Endpoint.Load.ServerTransactions);
    }

    [Fact]
    public async Task Our_answer_to_a_re_INVITE_is_repeated_until_its_ACK()
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();

        trunk.Network.Deliver(Peer.Request(trunk.Invite, "INVITE", 1, sdp: Peer.Sdp));
        trunk.Pass(TimeSpan.FromSeconds(4));
        var repeated = Answers();
        trunk.Network.Deliver(Peer.Request(trunk.Invite, "ACK", 1));
        trunk.Pass(TimeSpan.FromSeconds(40));

        Assert.Equal(4, repeated);
        Assert.Equal(4, Answers());
        Assert.False(trunk.Observer.Ended.IsCompleted);

        int Answers() => trunk.Network.Sent.Count(message => message.StartsWith("SIP/2.0 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_re_INVITE_that_is_never_acknowledged_ends_the_call()
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();

        trunk.Network.Deliver(Peer.Request(trunk.Invite, "INVITE", 1, sdp: Peer.Sdp));
        trunk.Pass(TimeSpan.FromSeconds(33));
        Assert.Single(trunk.Network.Sent.Where(message => message.StartsWith("BYE ", StringComparison.Ordinal)).Distinct());
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Sent.Last(message => message.StartsWith("BYE ", StringComparison.Ordinal)), "200 OK"));
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(LocalEndCause.AckMissing, result.LocalCause);
    }
}
