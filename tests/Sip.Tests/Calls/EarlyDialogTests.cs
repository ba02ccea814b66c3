namespace Campaigns.Sip.Tests.Calls;

/// <summary>Reliable provisional responses of more than one branch, and in a call that is being given up (RFC 3262).</summary>
public sealed class EarlyDialogTests
{
    [Fact]
    public async Task Each_branch_has_its_own_sequence_and_all_PRACKs_share_one_of_ours()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();

        Ring(trunk, "first", 5);
        Ring(trunk, "second", 9);
        Ring(trunk, "first", 6);
        Ring(trunk, "second", 11);

        Assert.Equal(["5 1 INVITE", "9 1 INVITE", "6 1 INVITE"], Pracks(trunk).Select(prack => Peer.Header(prack, "RAck")));
        Assert.Equal(["2 PRACK", "3 PRACK", "4 PRACK"], Pracks(trunk).Select(prack => Peer.Header(prack, "CSeq")));
    }

    [Fact]
    public async Task The_BYE_of_the_answered_branch_goes_on_counting()
    {
        await using var trunk = new FakeTrunk();
        var call = trunk.Place();
        Ring(trunk, "callee", 1);
        trunk.Network.Deliver(Peer.Answer(trunk.Invite));
        await trunk.Observer.Answered.WithinReason();

        call.ConfirmAnswer();
        call.HangUp();

        Assert.Equal("3 BYE", Peer.Header(trunk.Network.Last, "CSeq"));
    }

    [Fact]
    public async Task A_PRACK_without_answer_is_repeated_and_its_answer_ends_that()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();
        Ring(trunk, "callee", 1);

        trunk.Pass(TimeSpan.FromSeconds(2));
        var repeated = Pracks(trunk);
        trunk.Network.Deliver(Peer.Respond(repeated[0], "200 OK"));
        trunk.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(3, repeated.Count);
        Assert.Single(repeated.Distinct());
        Assert.Equal(3, Pracks(trunk).Count);
    }

    [Fact]
    public async Task A_call_that_waits_to_be_cancelled_acknowledges_first()
    {
        await using var trunk = new FakeTrunk();
        var call = trunk.Place();
        call.Cancel();

        Ring(trunk, "callee", 1);

        Assert.Equal(1, trunk.Network.CountOf("PRACK"));
        Assert.Equal(1, trunk.Network.CountOf("CANCEL"));
    }

    [Theory]
    [InlineData("100 Trying", "Require: 100rel", "RSeq: 1")]
    [InlineData("180 Ringing", "Supported: 100rel", "RSeq: 1")]
    [InlineData("180 Ringing", "Require: 100rel", "X: 1")]
    [InlineData("180 Ringing", "Require: 100rel", "RSeq: 0")]
    [InlineData("180 Ringing", "Require: 100rel", "RSeq: 4294967296")]
    [InlineData("180 Ringing", "Require: 100rel", "RSeq: one")]
    public async Task What_is_not_reliable_gets_no_PRACK(string status, string require, string rseq)
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();

        trunk.Network.Deliver(Peer.Respond(trunk.Invite, status, headers: [require, rseq]));

        Assert.Equal(0, trunk.Network.CountOf("PRACK"));
        Assert.Equal(status[..3], $"{(await trunk.Observer.Progressed.WithinReason()).Status}");
    }

    [Fact]
    public async Task A_peer_that_invents_branches_is_not_followed_for_ever()
    {
        await using var trunk = new FakeTrunk();
        trunk.Place();

        for (var branch = 0; branch < 1000; branch++)
        {
            Ring(trunk, $"branch{branch}", 1);
        }

        Assert.Equal(32, Pracks(trunk).Count);
    }

    private static void Ring(FakeTrunk trunk, string tag, int rseq) => trunk.Network.Deliver(Peer.Respond(
        trunk.Invite, "180 Ringing", tag, headers: ["Require: 100rel", $"RSeq: {rseq}", "Contact: <sip:callee@192.0.2.20:5080>"]));

    private static List<string> Pracks(FakeTrunk trunk) =>
        [.. trunk.Network.Sent.Where(message => message.StartsWith("PRACK ", StringComparison.Ordinal))];
}
