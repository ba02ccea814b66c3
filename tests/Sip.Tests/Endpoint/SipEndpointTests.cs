using System.Net;
using System.Net.Sockets;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Tests.Calls;

namespace Campaigns.Sip.Tests.Endpoint;

public sealed class SipEndpointTests
{
    private static readonly IPEndPoint Stranger = new(IPAddress.Parse("203.0.113.66"), 5060);

    [Fact]
    public async Task A_call_over_the_limit_is_an_outcome()
    {
        await using var trunk = new FakeTrunk(options => options with { MaxConcurrentCalls = 1 });
        trunk.Place();
        var second = new RecordingObserver();

        trunk.Endpoint.Place(SippTrunk.NewRequest(), second);
        var result = await second.Ended.WithinReason();

        Assert.Equal(CallFailure.NotAdmitted, result.Failure);
        Assert.Null(result.InviteSentAt);
        Assert.Single(trunk.Network.Sent);
    }

    [Fact]
    public async Task The_same_Call_ID_twice_at_once_is_the_callers_fault()
    {
        await using var trunk = new FakeTrunk();
        var request = SippTrunk.NewRequest();
        trunk.Place(request);

        Assert.Throws<ArgumentException>(() => trunk.Place(request));
        Assert.Single(trunk.Network.Sent);
    }

    [Fact]
    public async Task A_name_is_resolved_before_the_first_call_and_one_that_does_not_resolve_is_an_outcome()
    {
        var answers = new Queue<Func<Task<IPAddress[]>>>(
        [
            () => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
            () => Task.FromResult<IPAddress[]>([IPAddress.IPv6Loopback]),
            () => Task.FromResult<IPAddress[]>([FakeNetwork.Trunk.Address]),
        ]);
        await using var trunk = new FakeTrunk(options => options with { RemoteHost = "carrier.example" }, _ => answers.Dequeue()());

        foreach (var _ in (int[])[1, 2])
        {
            var failed = new RecordingObserver();
            trunk.Endpoint.Place(SippTrunk.NewRequest(), failed);
            var result = await failed.Ended.WithinReason();
            Assert.Equal(CallFailure.DnsFailed, result.Failure);
            Assert.Contains("carrier.example", result.FailureDetail, StringComparison.Ordinal);
        }

        trunk.Place();
        await Polling.UntilAsync(() => trunk.Network.CountOf("INVITE") == 1);
        Assert.Equal(FakeNetwork.Trunk, trunk.Network.LastDestination);
    }

    [Fact]
    public async Task The_next_address_of_a_name_is_tried_when_nothing_can_have_arrived()
    {
        var first = IPAddress.Parse("192.0.2.98");
        await using var trunk = new FakeTrunk(
            options => options with { RemoteHost = "carrier.example" }, _ => Task.FromResult<IPAddress[]>([first, FakeNetwork.Trunk.Address]));
        trunk.Place();
        await Polling.UntilAsync(() => trunk.Network.CountOf("INVITE") == 1);
        Assert.Equal(first, trunk.Network.LastDestination!.Address);

        trunk.Network.ReportUnreachable(trunk.Invite);

        Assert.Equal(FakeNetwork.Trunk.Address, trunk.Network.LastDestination!.Address);
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "486 Busy Here"));
        var result = await trunk.Observer.Ended.WithinReason();
        Assert.Equal(486, result.Status);
        Assert.Equal(2, result.InviteRequests);
    }

    [Fact]
    public async Task A_socket_that_refuses_to_send_fails_the_call_at_once()
    {
        await using var trunk = new FakeTrunk();
        trunk.Network.Error = SocketError.NetworkUnreachable;

        trunk.Place();
        var result = await trunk.Observer.Ended.WithinReason();

        Assert.Equal(CallFailure.TransportFailed, result.Failure);
        Assert.Contains("NetworkUnreachable", result.FailureDetail, StringComparison.Ordinal);
        Assert.Equal(0, trunk.Endpoint.Load.ClientTransactions);
    }

    [Fact]
    public async Task A_strangers_responses_and_requests_are_counted_and_dropped()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        var options = Peer.Request(trunk.Invite, "OPTIONS", 1).Replace("Call-ID: ", "Call-ID: other", StringComparison.Ordinal);

        trunk.Network.Deliver(Peer.Answer(trunk.Invite), Stranger);
        trunk.Network.Deliver(options, Stranger);
        trunk.Network.Deliver("SIP/2.0 200 OK\r\nnonsense\r\n\r\n", Stranger);
        trunk.Network.Deliver("\r\n\r\n", Stranger);

        Assert.Single(trunk.Network.Sent);
        Assert.Equal(2, trunk.Endpoint.Counters.ForeignSource);
        Assert.Equal(1, trunk.Endpoint.Counters.Malformed);
        Assert.Equal(4, trunk.Endpoint.Counters.Received);
    }

    [Fact]
    public async Task A_request_inside_the_dialog_may_come_from_any_address()
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();

        trunk.Network.Deliver(Peer.Request(trunk.Invite, "BYE", 1), Stranger);

        Assert.Equal(CallEnder.Remote, (await trunk.Observer.Ended.WithinReason()).EndedBy);
    }

    [Theory]
    [InlineData("BYE", "wrong", "481")]
    [InlineData("INFO", "wrong", "481")]
    public async Task A_request_with_the_wrong_tag_is_in_no_dialog(string method, string tag, string status)
    {
        await using var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();

        trunk.Network.Deliver(Peer.Request(trunk.Invite, method, 1, tag));

        Assert.StartsWith($"SIP/2.0 {status} ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.False(trunk.Observer.Ended.IsCompleted);
    }

    [Theory]
    [InlineData("OPTIONS", "200")]
    [InlineData("INVITE", "405")]
    [InlineData("BYE", "481")]
    [InlineData("CANCEL", "481")]
    [InlineData("REGISTER", "405")]
    [InlineData("STRANGE", "501")]
    public async Task Requests_of_the_trunk_outside_any_dialog_are_answered(string method, string status)
    {
        await using var trunk = new FakeTrunk();

        trunk.Network.Deliver(
            $"{method} sip:campaigns@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.10:5071;branch=z9hG4bKx\r\nFrom: <sip:x@y>;tag=1\r\n"
            + $"To: <sip:campaigns@192.0.2.1>\r\nCall-ID: ping\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n",
            new IPEndPoint(FakeNetwork.Trunk.Address, 40_123));

        Assert.StartsWith($"SIP/2.0 {status} ", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Contains(";tag=", Peer.Header(trunk.Network.Last, "To"), StringComparison.Ordinal);

        // Without rport the answer goes to the port that Via names (RFC 3261 §18.2.2).
        Assert.Equal(new IPEndPoint(FakeNetwork.Trunk.Address, 5071), trunk.Network.LastDestination);
    }

    [Fact]
    public async Task Another_process_hangs_up_a_call_from_its_snapshot()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        trunk.Network.Deliver(Peer.Respond(
            trunk.Invite, "200 OK", sdp: Peer.Sdp, headers: ["Contact: <sip:callee@192.0.2.20>", "Record-Route: <sip:192.0.2.30;lr>"]));
        var dialog = (await trunk.Observer.Answered.WithinReason()).Dialog;
        await using var other = new FakeTrunk();

        var hangUp = other.Endpoint.HangUpForeignAsync(dialog, ReasonHeader.NormalClearing, cancellationToken: TestContext.Current.CancellationToken);
        var bye = other.Network.Last;
        other.Network.Deliver(Peer.Respond(bye, "200 OK"), new IPEndPoint(IPAddress.Parse("192.0.2.30"), 5060));
        var result = await hangUp.WithinReason();

        Assert.StartsWith("BYE sip:callee@192.0.2.20 SIP/2.0", bye, StringComparison.Ordinal);
        Assert.Equal("<sip:192.0.2.30;lr>", Peer.Header(bye, "Route"));
        // Far above the INVITE's: the process that held the call may have sent requests since.
        Assert.Equal("10002 BYE", Peer.Header(bye, "CSeq"));
        Assert.Equal(Peer.Header(trunk.Invite, "Call-ID"), Peer.Header(bye, "Call-ID"));
        Assert.EndsWith($";tag={dialog.LocalTag}", Peer.Header(bye, "From"), StringComparison.Ordinal);
        Assert.EndsWith(";tag=callee", Peer.Header(bye, "To"), StringComparison.Ordinal);
        Assert.Equal("192.0.2.30:5060", other.Network.LastDestination!.ToString());
        Assert.True(result.IsOver);
    }

    [Fact]
    public async Task A_foreign_BYE_without_answer_completes_at_timer_F()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        trunk.Network.Deliver(Peer.Answer(trunk.Invite));
        var dialog = (await trunk.Observer.Answered.WithinReason()).Dialog;
        await using var other = new FakeTrunk();

        var hangUp = other.Endpoint.HangUpForeignAsync(dialog, cancellationToken: TestContext.Current.CancellationToken);
        other.Pass(TimeSpan.FromSeconds(33));
        var result = await hangUp.WithinReason();

        Assert.Null(result.Status);
        Assert.False(result.IsOver);
        Assert.False(result.TransportFailed);
    }

    [Fact]
    public async Task An_observer_that_throws_disturbs_nobody()
    {
        var faults = new List<Exception>();
        await using var trunk = new FakeTrunk(options => options with { ObserverFault = faults.Add });
        trunk.Observer.WhenAnswered = _ => throw new InvalidOperationException("observer's fault");
        var call = trunk.Place();
        trunk.Network.Deliver(Peer.Answer(trunk.Invite));
        await trunk.Observer.Answered.WithinReason();

        call.HangUp();
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK"));
        await trunk.Observer.Ended.WithinReason();

        Assert.Equal("observer's fault", Assert.Single(faults).Message);
        Assert.Equal(1, trunk.Endpoint.Counters.ObserverFaults);
    }

    [Fact]
    public async Task Closing_hangs_up_what_is_up_and_gives_every_call_its_outcome()
    {
        var trunk = new FakeTrunk();
        await trunk.PlaceAndConfirmAsync();
        var ringing = new RecordingObserver();
        trunk.Endpoint.Place(SippTrunk.NewRequest(), ringing);
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "180 Ringing"));

        await trunk.DisposeAsync();

        Assert.Contains(trunk.Network.Sent, message => message.StartsWith("BYE ", StringComparison.Ordinal));
        Assert.Contains(trunk.Network.Sent, message => message.StartsWith("CANCEL ", StringComparison.Ordinal));
        Assert.Equal(LocalEndCause.EndpointClosed, (await trunk.Observer.Ended.WithinReason()).LocalCause);
        Assert.Equal(LocalEndCause.EndpointClosed, (await ringing.Ended.WithinReason()).LocalCause);
        Assert.Equal(1, ringing.Ends);
    }

    [Fact]
    public async Task The_INVITE_carries_what_was_asked_for()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place(SippTrunk.NewRequest() with
        {
            RingTimeout = TimeSpan.FromSeconds(20.2),
            Headers = [new SipHeader("X-Campaign", "42"), new SipHeader("P-Asserted-Identity", "<sip:+15550199@campaigns.example>")],
        });

        Assert.Equal("21", Peer.Header(trunk.Invite, "Expires"));
        Assert.Equal("42", Peer.Header(trunk.Invite, "X-Campaign"));
        Assert.StartsWith("\"Ann \\\"A\\\" O'Neil\" <sip:+15550199@campaigns.example>;tag=", Peer.Header(trunk.Invite, "From"), StringComparison.Ordinal);
        Assert.Equal("<sip:192.0.2.1:5062>", Peer.Header(trunk.Invite, "Contact"));
        Assert.Contains("m=audio 40000 RTP/AVP 0 8 101", trunk.Invite, StringComparison.Ordinal);
        Assert.Equal(int.Parse(Peer.Header(trunk.Invite, "Content-Length"), System.Globalization.CultureInfo.InvariantCulture), trunk.Invite.Split("\r\n\r\n")[1].Length);
    }

    [Fact]
    public async Task The_longest_duration_counts_from_the_answer()
    {
        await using var trunk = new FakeTrunk();
        var call = trunk.Place(SippTrunk.NewRequest() with { MaxDuration = TimeSpan.FromSeconds(30) });
        trunk.Network.Deliver(Peer.Answer(trunk.Invite));
        await trunk.Observer.Answered.WithinReason();
        trunk.Pass(TimeSpan.FromSeconds(10));
        call.ConfirmAnswer();

        trunk.Pass(TimeSpan.FromSeconds(19.9));
        Assert.Equal(0, trunk.Network.CountOf("BYE"));
        trunk.Pass(TimeSpan.FromSeconds(0.2));

        Assert.Equal(1, trunk.Network.CountOf("BYE"));
    }

    [Fact]
    public async Task A_refused_call_with_the_Call_ID_of_a_live_one_leaves_that_alone()
    {
        await using var trunk = new FakeTrunk(options => options with { MaxConcurrentCalls = 1 });
        var request = SippTrunk.NewRequest();
        trunk.Place(request);
        var second = new RecordingObserver();

        trunk.Endpoint.Place(request, second);
        await second.Ended.WithinReason();

        Assert.Equal(1, trunk.Endpoint.Load.Calls);
    }

    [Fact]
    public async Task Closing_completes_a_foreign_BYE_that_has_no_answer()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        trunk.Network.Deliver(Peer.Answer(trunk.Invite));
        var dialog = (await trunk.Observer.Answered.WithinReason()).Dialog;
        var other = new FakeTrunk();

        var hangUp = other.Endpoint.HangUpForeignAsync(dialog, cancellationToken: TestContext.Current.CancellationToken);
        await other.DisposeAsync();

        Assert.False((await hangUp.WithinReason()).IsOver);
    }
}
