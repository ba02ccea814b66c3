using Campaigns.Sip.Calls;

namespace Campaigns.Sip.Tests.Calls;

/// <summary>When a session is refreshed and when it is given up, to the tick (RFC 4028 §7.4, §10).</summary>
public sealed class SessionTimerTests
{
    private const string TakesUpdate = "Allow: INVITE, ACK, BYE, UPDATE";

    [Fact]
    public async Task We_refresh_at_half_the_interval_and_again_half_an_interval_after_the_answer()
    {
        await using var trunk = await UpAsync("Session-Expires: 1800;refresher=uac", TakesUpdate);

        trunk.Pass(TimeSpan.FromSeconds(899));
        Assert.Equal(0, trunk.Network.CountOf("UPDATE"));
        trunk.Pass(TimeSpan.FromSeconds(1.2));
        var update = trunk.Network.Last;
        trunk.Network.Deliver(Peer.Respond(update, "200 OK", headers: "Session-Expires: 1800;refresher=uac"));
        trunk.Pass(TimeSpan.FromSeconds(898));
        Assert.Equal(1, trunk.Network.CountOf("UPDATE"));
        trunk.Pass(TimeSpan.FromSeconds(2.3));

        Assert.Equal("1800;refresher=uac", Peer.Header(update, "Session-Expires"));
        Assert.Equal("2 UPDATE", Peer.Header(update, "CSeq"));
        Assert.Equal(2, trunk.Network.CountOf("UPDATE"));
        Assert.Equal("3 UPDATE", Peer.Header(trunk.Network.Last, "CSeq"));
    }

    [Fact]
    public async Task A_peer_that_refreshes_is_given_up_32_seconds_before_the_end()
    {
        await using var trunk = await UpAsync("Session-Expires: 1800;refresher=uas");

        trunk.Pass(TimeSpan.FromSeconds(1767));
        Assert.Equal(0, trunk.Network.CountOf("BYE"));
        trunk.Pass(TimeSpan.FromSeconds(1.2));

        Assert.Equal(1, trunk.Network.CountOf("BYE"));
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "200 OK"));
        Assert.Equal(LocalEndCause.SessionExpired, (await trunk.Observer.Ended.WithinReason()).LocalCause);
    }

    [Fact]
    public async Task A_refresh_of_the_peer_begins_the_interval_again()
    {
        await using var trunk = await UpAsync("Session-Expires: 90;refresher=uas");

        for (var cseq = 1; cseq <= 4; cseq++)
        {
            trunk.Pass(TimeSpan.FromSeconds(45));
            trunk.Network.Deliver(Peer.Request(
                trunk.Invite, "UPDATE", cseq, headers: ["Supported: timer", "Session-Expires: 90;refresher=uac"]));
        }

        Assert.StartsWith("SIP/2.0 200", trunk.Network.Last, StringComparison.Ordinal);
        Assert.Equal("90;refresher=uac", Peer.Header(trunk.Network.Last, "Session-Expires"));
        Assert.Equal("timer", Peer.Header(trunk.Network.Last, "Require"));
        Assert.Equal(0, trunk.Network.CountOf("BYE"));
    }

    [Fact]
    public async Task A_refresh_without_session_timer_ends_the_session_timer()
    {
        await using var trunk = await UpAsync("Session-Expires: 90;refresher=uas");

        trunk.Network.Deliver(Peer.Request(trunk.Invite, "UPDATE", 1));
        trunk.Pass(TimeSpan.FromSeconds(300));

        Assert.Equal(0, trunk.Network.CountOf("BYE"));
    }

    [Theory]
    [InlineData("481 Call Does Not Exist")]
    [InlineData("408 Request Timeout")]
    public async Task A_peer_that_no_longer_knows_the_session_ends_the_call(string status)
    {
        await using var trunk = await UpAsync("Session-Expires: 90;refresher=uac", TakesUpdate);
        trunk.Pass(TimeSpan.FromSeconds(46));

        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, status));

        Assert.Equal(1, trunk.Network.CountOf("BYE"));
    }

    [Fact]
    public async Task An_UPDATE_that_the_peer_does_not_implement_is_followed_by_a_re_INVITE()
    {
        await using var trunk = await UpAsync("Session-Expires: 90;refresher=uac", TakesUpdate);
        trunk.Pass(TimeSpan.FromSeconds(46));

        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "501 Not Implemented"));
        var invite = trunk.Network.Last;
        trunk.Network.Deliver(Peer.Answer(invite));

        Assert.StartsWith("INVITE sip:callee@192.0.2.20:5080", invite, StringComparison.Ordinal);
        Assert.Equal("3 INVITE", Peer.Header(invite, "CSeq"));
        Assert.Equal("3 ACK", Peer.Header(trunk.Network.Last, "CSeq"));
        Assert.Equal(1, trunk.Observer.Answers);
    }

    [Fact]
    public async Task A_refused_refresh_is_tried_again_and_the_call_ends_only_when_the_interval_does()
    {
        await using var trunk = await UpAsync("Session-Expires: 90;refresher=uac", TakesUpdate);
        trunk.Pass(TimeSpan.FromSeconds(46));
        trunk.Network.Deliver(Peer.Respond(trunk.Network.Last, "500 Server Internal Error"));
        Assert.Equal(0, trunk.Network.CountOf("BYE"));

        trunk.Pass(TimeSpan.FromSeconds(8));
        Assert.Equal("3 UPDATE", Peer.Header(trunk.Network.Last, "CSeq"));
        trunk.Pass(TimeSpan.FromSeconds(15));

        Assert.Contains(trunk.Network.Sent, message => message.StartsWith("BYE ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interval_below_ours_is_taken_as_ours()
    {
        await using var trunk = await UpAsync("Session-Expires: 2;refresher=uac", TakesUpdate);

        trunk.Pass(TimeSpan.FromSeconds(44));

        Assert.Equal(0, trunk.Network.CountOf("UPDATE"));
    }

    [Fact]
    public async Task A_re_INVITE_that_crosses_ours_is_answered_491()
    {
        await using var trunk = await UpAsync("Session-Expires: 90;refresher=uac");
        trunk.Pass(TimeSpan.FromSeconds(46));
        Assert.StartsWith("INVITE ", trunk.Network.Last, StringComparison.Ordinal);

        trunk.Network.Deliver(Peer.Request(trunk.Invite, "INVITE", 1, sdp: Peer.Sdp));

        Assert.StartsWith("SIP/2.0 491", trunk.Network.Last, StringComparison.Ordinal);
    }

    private static async Task<FakeTrunk> UpAsync(params string[] headers)
    {
        var trunk = new FakeTrunk();
        var call = trunk.Place(SippTrunk.NewRequest() with { MaxDuration = TimeSpan.FromHours(2) });
        trunk.Network.Deliver(Peer.Respond(trunk.Invite, "200 OK", "callee", Peer.Sdp, ["Contact: <sip:callee@192.0.2.20:5080>", .. headers]));
        await trunk.Observer.Answered.WithinReason();
        Assert.True(call.ConfirmAnswer());
        return trunk;
    }
}
