using Campaigns.Domain.Attempts;
using Campaigns.Domain.Pacing;
using Campaigns.Domain.Tests.Attempts;
using NodaTime;

namespace Campaigns.Domain.Tests.Pacing;

public sealed class TrunkTestimonyTests
{
    [Theory]
    [InlineData(401, TrunkEvidence.Against)]
    [InlineData(403, TrunkEvidence.Against)]
    [InlineData(404, TrunkEvidence.Against)]
    [InlineData(407, TrunkEvidence.Against)]
    [InlineData(408, TrunkEvidence.Connected)]
    [InlineData(410, TrunkEvidence.None)]
    [InlineData(429, TrunkEvidence.Capacity)]
    [InlineData(486, TrunkEvidence.Connected)]
    [InlineData(487, TrunkEvidence.Connected)]
    [InlineData(488, TrunkEvidence.Against)]
    [InlineData(499, TrunkEvidence.None)]
    [InlineData(500, TrunkEvidence.Against)]
    [InlineData(502, TrunkEvidence.Against)]
    [InlineData(503, TrunkEvidence.Capacity)]
    [InlineData(504, TrunkEvidence.Against)]
    [InlineData(599, TrunkEvidence.Against)]
    [InlineData(600, TrunkEvidence.Connected)]
    [InlineData(603, TrunkEvidence.Connected)]
    [InlineData(604, TrunkEvidence.None)]
    public void A_final_status_says(int status, TrunkEvidence evidence) => Assert.Equal(evidence, TrunkTestimony.Of(Outcomes.Refused(status)));

    [Fact]
    public void A_cause_behind_a_500_may_tell_that_the_phone_was_busy() => Assert.Equal(TrunkEvidence.Connected, TrunkTestimony.Of(Outcomes.Refused(500, 17)));

    [Fact]
    public void An_answer_says_that_the_trunk_connects() => Assert.Equal(TrunkEvidence.Connected, TrunkTestimony.Of(Outcomes.Answered));

    [Theory]
    [InlineData(CallFailure.NoResponse, TrunkEvidence.Against)]
    [InlineData(CallFailure.TransportFailed, TrunkEvidence.Against)]
    [InlineData(CallFailure.NameNotResolved, TrunkEvidence.Against)]
    [InlineData(CallFailure.NotRegistered, TrunkEvidence.Against)]
    [InlineData(CallFailure.RequestTooLarge, TrunkEvidence.None)]
    [InlineData(CallFailure.NotAdmitted, TrunkEvidence.None)]
    [InlineData(CallFailure.Internal, TrunkEvidence.None)]
    public void No_reply_speaks_against_the_trunk_unless_nothing_was_sent(CallFailure failure, TrunkEvidence evidence) =>
        Assert.Equal(evidence, TrunkTestimony.Of(Outcomes.Silent with { Failure = failure }));

    [Fact]
    public void A_refusal_asks_for_a_witness_after_its_end()
    {
        var refused = Outcomes.Refused(404);

        Assert.Equal(refused.EndedAt, TrunkTestimony.WitnessSince(refused));
    }

    [Fact]
    public void Silence_asks_for_a_witness_in_the_second_half_of_its_INVITEs()
    {
        var silent = Outcomes.Silent with { Failure = CallFailure.NoResponse, InviteAt = Outcomes.Silent.EndedAt - Duration.FromSeconds(32) };

        Assert.Equal(silent.EndedAt - Duration.FromSeconds(16), TrunkTestimony.WitnessSince(silent));
    }

    [Theory]
    [InlineData(CallEndReason.CampaignCancelled)]
    [InlineData(CallEndReason.DoNotCall)]
    [InlineData(CallEndReason.SiloShutdown)]
    public void Our_own_cancel_says_nothing_before_the_phone_rang(CallEndReason reason)
    {
        Assert.Equal(TrunkEvidence.None, TrunkTestimony.Of(Outcomes.Silent with { OurReason = reason }));
        Assert.Equal(TrunkEvidence.None, TrunkTestimony.Of(Outcomes.Silent with { OurReason = reason, SipStatus = 487 }));
        Assert.Equal(
            TrunkEvidence.Connected,
            TrunkTestimony.Of(Outcomes.Silent with { OurReason = reason, SipStatus = 487, RingingAt = Outcomes.Ended.EndedAt }));
    }

    [Fact]
    public void A_refusal_that_crosses_our_cancel_still_speaks() =>
        Assert.Equal(TrunkEvidence.Against, TrunkTestimony.Of(Outcomes.Ended with { OurReason = CallEndReason.CampaignCancelled, SipStatus = 500 }));

    [Fact]
    public void A_phone_that_rang_until_our_time_out_says_that_the_trunk_connects() =>
        Assert.Equal(TrunkEvidence.Connected, TrunkTestimony.Of(Outcomes.Silent with { OurReason = CallEndReason.RingTimeout, RingingAt = Outcomes.Ended.EndedAt }));
}
