using Campaigns.Domain.Attempts;
using Campaigns.Domain.Ports;
using Campaigns.Telephony.Contract;
using NodaTime;

namespace Campaigns.Telephony.Tests.Contract;

/// <summary>That the contract can fail, and that a list of gaps can't hide anything.</summary>
public sealed class JudgementTests
{
    private static readonly OneGap Stack = new();

    [Theory]
    [InlineData("other", "status: 486, but was 480", "breaks the contract")]
    [InlineData("other", null, null)]
    [InlineData("known", "status: 487, but was none", null)]
    [InlineData("known", "peer: content, but it still waits", "in another way")]
    [InlineData("known", null, "take it off its list")]
    public void A_gap_excuses_its_own_difference_and_no_other(string name, string? difference, string? verdict)
    {
        var judged = ContractRun.Judge(Stack, name, difference is null ? [] : [difference]);

        if (verdict is null)
        {
            Assert.Null(judged);
        }
        else
        {
            Assert.Contains(verdict, judged, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_difference_is_named()
    {
        var expected = new ExpectedCall { Status = 486, EndedBy = CallParty.FarEnd, Rings = true, Invites = 1, LeastT1s = 64 };
        var seen = new ObservedCall(ContractRun.OrderTo(5060), DiallerAct.Waits)
        {
            Outcome = new CallOutcome
            {
                CallId = "another", SipStatus = 480, EndedBy = CallParty.Us, InviteAt = Instant.FromUnixTimeSeconds(9), EndedAt = Instant.FromUnixTimeSeconds(8),
                InviteTransmissions = 2,
            },
            InFlightAfterwards = 1,
            PeersComplaint = "it said: no",
        };

        var named = expected.Differences(seen, Duration.FromMilliseconds(500)).Select(difference => difference[..difference.IndexOf(':', StringComparison.Ordinal)]);

        Assert.Equal(
            ["status", "ended by", "rings", "ringing events", "Call-ID", "calls in flight afterwards", "instants in order", "INVITEs", "time", "peer"],
            named);
    }

    private sealed class OneGap : CallOriginatorStack
    {
        public override string Name => "Some stack";

        public override IReadOnlyList<KnownGap> Gaps => [new KnownGap("known", "status: 487, but was none", "It never tells.")];

        public override ICallOriginator Create(OriginatorSettings settings) => throw new NotSupportedException("Nothing is placed here.");
    }
}
