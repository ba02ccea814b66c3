using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Transactions;

public sealed class InviteClientTransactionTests
{
    [Fact]
    public async Task Timer_A_doubles_from_T1_and_timer_B_ends_it_at_64_T1()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        var sentAt = new List<double> { 0 };
        for (var tick = 1; tick <= 3200; tick++)
        {
            trunk.Clock.Advance(TimeSpan.FromMilliseconds(10));
            if (trunk.Network.CountOf("INVITE") > sentAt.Count)
            {
                sentAt.Add(tick / 100.0);
            }
        }

        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5], sentAt);
        Assert.Equal(CallFailure.TimerB, result.Failure);
        Assert.Equal(TimeSpan.FromSeconds(32), result.EndedAt - result.InviteSentAt);
        Assert.Single(trunk.Network.Sent.Distinct());
    }

    [Fact]
    public async Task A_provisional_response_stops_both_timers()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place(Calls.SippTrunk.NewRequest() with { RingTimeout = TimeSpan.FromMinutes(2) });
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "100 Trying"));

        trunk.Pass(TimeSpan.FromSeconds(60));

        Assert.Single(trunk.Network.Sent);
        Assert.False(trunk.Observer.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_repeated_refusal_is_acknowledged_each_time_until_timer_D()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        var invite = trunk.Invite;
        var refusal = Peer.Respond(invite, "486 Busy Here");

        trunk.Network.Deliver(refusal);
        trunk.Network.Deliver(refusal);
        var result = await trunk.Observer.Ended.WithinReason();
        var acks = trunk.Network.Sent.Where(message => message.StartsWith("ACK ", StringComparison.Ordinal)).ToList();
        trunk.Pass(TimeSpan.FromSeconds(33));
        trunk.Network.Deliver(refusal);

        Assert.Equal(486, result.Status);
        Assert.Equal(2, acks.Count);
        Assert.All(acks, ack => Assert.Equal(Peer.Branch(invite), Peer.Branch(ack)));
        Assert.Equal("1 ACK", Peer.Header(acks[0], "CSeq"));
        Assert.EndsWith(";tag=callee", Peer.Header(acks[0], "To"), StringComparison.Ordinal);
        Assert.Equal(2, trunk.Network.CountOf("ACK"));
        Assert.Equal(0, trunk.Endpoint.Load.ClientTransactions);
        Assert.Equal(1, trunk.Endpoint.Counters.Unknown);
        Assert.Equal(1, trunk.Observer.Ends);
    }

    [Fact]
    public async Task An_answer_after_the_call_has_ended_is_still_acknowledged_and_a_new_branch_hung_up()
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();
        var invite = trunk.Invite;
        trunk.Network.Deliver(Peer.Request(invite, "BYE", 1));
        await trunk.Observer.Ended.WithinReason();

        trunk.Network.Deliver(Peer.Answer(invite));
        Assert.StartsWith("ACK ", trunk.Network.Last, StringComparison.Ordinal);
        trunk.Network.Deliver(Peer.Answer(invite, tag: "fork"));

        Assert.StartsWith("BYE ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.EndsWith(";tag=fork", Peer.Header(trunk.Network.Last, "To"), StringComparison.Ordinal);
        Assert.Equal(3, trunk.Network.CountOf("ACK"));
        Assert.Equal(1, trunk.Endpoint.Counters.ForksHungUp);
        Assert.Equal(1, trunk.Observer.Ends);
    }

    [Fact]
    public async Task The_ACK_is_withheld_until_confirmed_and_then_repeated_for_each_repeated_answer()
    {
        await using var trunk = new FakeTrunk();
        var call = trunk.Place();
        var answer = Peer.Answer(trunk.Invite);

        trunk.Network.Deliver(answer);
        trunk.Network.Deliver(answer);
        Assert.Equal(0, trunk.Network.CountOf("ACK"));
        await trunk.Observer.Answered.WithinReason();
        call.ConfirmAnswer();
        trunk.Network.Deliver(answer);

        Assert.Equal(2, trunk.Network.CountOf("ACK"));
        Assert.Equal(1, trunk.Observer.Answers);
        Assert.NotEqual(Peer.Branch(trunk.Invite), Peer.Branch(trunk.Network.Last));
        Assert.StartsWith("ACK sip:callee@192.0.2.20:5080 SIP/2.0", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal("192.0.2.20:5080", trunk.Network.LastDestination!.ToString());
    }

    [Fact]
    public async Task An_ICMP_report_fails_the_call_it_names_and_no_other()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        var unreachable = trunk.Invite;
        var other = new Calls.RecordingObserver();
        trunk.Endpoint.Place(Calls.SippTrunk.NewRequest(), other);

        trunk.Network.ReportUnreachable(unreachable);
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TransportFailed, result.Failure);
        Assert.Equal(1, trunk.Endpoint.Load.Calls);
        Assert.False(other.Ended.IsCompleted);
    }

    [Fact]
    public async Task An_ICMP_report_about_a_repeated_INVITE_proves_nothing_about_the_first()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        trunk.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, trunk.Network.CountOf("INVITE"));

        trunk.Network.ReportUnreachable(trunk.Invite);
        trunk.Pass(TimeSpan.FromSeconds(32));

        Assert.Equal(CallFailure.TimerB, (await trunk.Observer.Ended.WithinReason()).Failure);
    }
}
