using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Tests.Transport;

/// <summary>What RFC 3261 §17 says of reliable transports: nothing is repeated, nothing is waited for.</summary>
public sealed class StreamTransactionTests
{
    private static readonly NextHop Connection = new(SipTransport.Tcp, FakeNetwork.Trunk);

    [Fact]
    public async Task An_INVITE_is_sent_once_and_timer_B_ends_it_at_64_T1()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Pass(TimeSpan.FromSeconds(32));
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TimerB, result.Failure);
        Assert.Equal(TimeSpan.FromSeconds(32), result.EndedAt - result.InviteSentAt);
        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
        Assert.Equal(Connection, trunk.Network.LastHop);
        Assert.StartsWith("SIP/2.0/TCP 192.0.2.1:5062;", Peer.Header(trunk.Invite, "Via"), StringComparison.Ordinal);
        Assert.Equal("<sip:192.0.2.1:5062;transport=tcp>", Peer.Header(trunk.Invite, "Contact"));
    }

    [Fact]
    public async Task A_refused_INVITE_is_forgotten_at_once()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.DeliverOver(Connection, Peer.Respond(trunk.Invite, "486 Busy Here"));
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(486, result.Status);
        Assert.Equal(1, trunk.Network.CountOf("ACK"));
        Assert.Equal(0, trunk.Endpoint.Load.ClientTransactions);
    }

    [Fact]
    public async Task A_BYE_is_sent_once_and_forgotten_with_its_answer()
    {
        await using var trunk = NewTrunk();
        var call = await AnsweredAsync(trunk);

        call.HangUp();
        trunk.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(1, trunk.Network.CountOf("BYE"));
        trunk.Network.DeliverOver(Connection, Peer.Respond(trunk.Network.Last, "200 OK"));
        await trunk.Observer.Ended.WithinReason();

        // The answered INVITE still waits for answers of other branches (RFC 6026, timer M).
        Assert.Equal(1, trunk.Endpoint.Load.ClientTransactions);
    }

    [Fact]
    public async Task A_request_of_the_peer_is_answered_over_its_connection_and_forgotten()
    {
        await using var trunk = NewTrunk();
        await AnsweredAsync(trunk);

        trunk.Network.DeliverOver(Connection, Peer.Request(trunk.Invite, "BYE", 1));
        await trunk.Observer.Ended.WithinReason();

        Assert.StartsWith("SIP/2.0 200 ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal(Connection, trunk.Network.LastHop);
        Assert.Equal(0, trunk.Endpoint.Load.ServerTransactions);
    }

    [Fact]
    public async Task A_connection_that_breaks_ends_no_call_and_allows_no_second_INVITE()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.Lose(Connection);
        Assert.False(trunk.Observer.Ended.IsCompleted);
        Assert.Equal(1, trunk.Network.CountOf("INVITE"));

        // The peer sends its response over a connection of its own (§18.2.2).
        trunk.Network.DeliverOver(new NextHop(SipTransport.Tcp, new IPEndPoint(FakeNetwork.Trunk.Address, 40_000)), Peer.Respond(trunk.Invite, "486 Busy Here"));
        Assert.Equal(486, (await trunk.Observer.Ended.WithinReason()).Status);
    }

    [Fact]
    public async Task A_BYE_whose_connection_breaks_is_repeated_over_a_new_one_and_only_once()
    {
        await using var trunk = NewTrunk();
        var call = await AnsweredAsync(trunk);
        call.HangUp();

        trunk.Network.Lose(Connection);
        Assert.Equal(2, trunk.Network.CountOf("BYE"));
        Assert.Single(trunk.Network.Sent.Where(message => message.StartsWith("BYE ", StringComparison.Ordinal)).Distinct());
        trunk.Network.Lose(Connection);
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(2, trunk.Network.CountOf("BYE"));
        Assert.Null(result.ByeStatus);
        Assert.True(result.Answered);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_opened_fails_the_call_at_once()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.ReportUnreachable(trunk.Invite);
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TransportFailed, result.Failure);
        Assert.Contains(nameof(SocketError.ConnectionRefused), result.FailureDetail, StringComparison.Ordinal);
    }

    private static FakeTrunk NewTrunk() => new(options => options with { Transport = SipTransport.Tcp });

    private static async Task<OutboundCall> AnsweredAsync(FakeTrunk trunk)
    {
        var call = trunk.Place();
        trunk.Network.DeliverOver(Connection, Peer.Answer(trunk.Invite).Replace("192.0.2.20:5080", "192.0.2.10:5090", StringComparison.Ordinal));
        var answer = await trunk.Observer.Answered.WithinReason();
        Assert.Equal(Connection, answer.Dialog.NextHop);
        Assert.True(call.ConfirmAnswer());
        return call;
    }
}
