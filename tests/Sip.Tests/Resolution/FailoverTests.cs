using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Tests.Calls;
using Campaigns.Testing.Sipp;

namespace Campaigns.Sip.Tests.Resolution;

/// <summary>Another server gets the INVITE only where the one before can't have rung the phone.</summary>
public sealed class FailoverTests
{
    private static readonly IPEndPoint First = new(IPAddress.Parse("192.0.2.11"), 5060);
    private static readonly IPEndPoint Second = new(IPAddress.Parse("192.0.2.12"), 5060);

    [Fact]
    public async Task After_503_the_next_server_is_asked_with_the_same_Call_ID()
    {
        await using var trunk = NewTrunk();
        trunk.Place(SippTrunk.NewRequest() with { RingTimeout = TimeSpan.FromSeconds(30) });
        var refused = trunk.Invite;
        trunk.Pass(TimeSpan.FromSeconds(10));

        trunk.Network.Deliver(Peer.Respond(refused, "503 Service Unavailable"), First);
        var invite = trunk.Invite;
        trunk.Network.Deliver(Peer.Respond(invite, "486 Busy Here"), Second);
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(486, result.Status);
        Assert.Equal(2, result.InviteRequests);
        Assert.Equal(Peer.Header(refused, "Call-ID"), Peer.Header(invite, "Call-ID"));
        Assert.Equal(("1 INVITE", "2 INVITE"), (Peer.Header(refused, "CSeq"), Peer.Header(invite, "CSeq")));
        Assert.NotEqual(Peer.Branch(refused), Peer.Branch(invite));

        // What is left of the ring time-out: the carrier must not let it ring longer than we were allowed to.
        Assert.Equal(("30", "20"), (Peer.Header(refused, "Expires"), Peer.Header(invite, "Expires")));
    }

    [Fact]
    public async Task When_all_say_503_the_last_one_is_the_outcome()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "503 Service Unavailable"), First);
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "503 Service Unavailable", headers: "Retry-After: 7"), Second);
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(503, result.Status);
        Assert.Equal(TimeSpan.FromSeconds(7), result.RetryAfter);
        Assert.Equal(2, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task Silence_allows_no_second_server()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Pass(TimeSpan.FromSeconds(33));

        Assert.Equal(CallFailure.TimerB, (await trunk.Observer.Ended.WithinReason()).Failure);
        Assert.Equal(First, trunk.Network.LastDestination);
    }

    [Theory]
    [InlineData("486 Busy Here")]
    [InlineData("480 Temporarily Unavailable")]
    [InlineData("500 Server Internal Error")]
    [InlineData("600 Busy Everywhere")]
    public async Task Any_other_refusal_is_the_outcome(string status)
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.Deliver(Peer.Respond(trunk.Invite, status), First);
        await trunk.Observer.Ended.WithinReason();

        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task A_503_after_ringing_is_the_outcome_since_the_phone_has_rung()
    {
        await using var trunk = NewTrunk();
        trunk.Place();

        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "180 Ringing"), First);
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "503 Service Unavailable"), First);

        Assert.Equal(503, (await trunk.Observer.Ended.WithinReason()).Status);
        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task A_call_that_was_given_up_goes_nowhere_else()
    {
        await using var trunk = NewTrunk();
        var call = trunk.Place();
        call.Cancel();

        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "503 Service Unavailable"), First);
        await trunk.Observer.Ended.WithinReason();

        Assert.Equal(1, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task The_next_call_avoids_the_server_that_could_not_be_reached()
    {
        await using var trunk = NewTrunk();
        trunk.Place();
        trunk.Network.ReportUnreachable(trunk.Invite);
        Assert.Equal(Second, trunk.Network.LastDestination);

        trunk.Place();

        Assert.Equal(Second, trunk.Network.LastDestination);
        Assert.Equal(3, trunk.Network.CountOf("INVITE"));
    }

    [Fact]
    public async Task Over_real_sockets_a_port_where_nobody_listens_is_passed_over()
    {
        await using var sipp = await SippTrunk.StartAsync(
            "answer-bye-by-us",
            configure: options => options with
            {
                Servers =
                [
                    new SipServer { Host = "127.0.0.1", Port = SippProcess.FreePort(), Transport = Sip.Transport.SipTransport.Tcp },
                    new SipServer { Host = "127.0.0.1", Port = SippProcess.FreePort(), Priority = 1 },
                    new SipServer { Host = "127.0.0.1", Port = options.RemotePort, Priority = 2 },
                ],
            });
        var observer = new RecordingObserver();

        var call = sipp.Endpoint.Place(SippTrunk.NewRequest(), observer);
        await observer.Answered.WithinReason();
        call.ConfirmAnswer();
        call.HangUp();
        var result = await observer.Ended.WithinReason();

        Assert.Equal(200, result.ByeStatus);
        Assert.Equal(3, result.InviteRequests);
        Assert.Equal(["up", "up", "up"], sipp.Endpoint.Targets.Select(target => target.IsUp ? "up" : "down"));
        Assert.Contains(nameof(SocketError.ConnectionRefused), sipp.Endpoint.Targets[1].Fault, StringComparison.Ordinal);
        await sipp.AssertScenarioPassedAsync();
    }

    private static FakeTrunk NewTrunk() => new(options => options with
    {
        Servers = [new SipServer { Host = First.Address.ToString() }, new SipServer { Host = Second.Address.ToString(), Priority = 1 }],
    });
}
