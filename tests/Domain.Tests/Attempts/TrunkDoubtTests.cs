using Campaigns.Domain.Attempts;
using NodaTime;

namespace Campaigns.Domain.Tests.Attempts;

public sealed class TrunkDoubtTests
{
    [Theory]
    // Status; witnessed, the trunk connects others, refusals before; then what it comes to.
    [InlineData(404, true, false, 0, Disposition.InvalidNumber)]
    [InlineData(404, false, false, 0, Disposition.TrunkRefused)]
    [InlineData(404, false, true, 0, Disposition.TrunkRefused)]
    [InlineData(404, false, true, 1, Disposition.TrunkRefused)]
    [InlineData(404, false, true, 2, Disposition.InvalidNumber)]
    [InlineData(404, false, false, 50, Disposition.TrunkRefused)]
    [InlineData(500, false, false, 0, Disposition.TrunkRefused)]
    [InlineData(500, true, true, 0, Disposition.TechnicalError)]
    [InlineData(403, true, true, 0, Disposition.TrunkRefused)]
    [InlineData(410, false, false, 0, Disposition.InvalidNumber)] // No status that a broken trunk gives.
    [InlineData(486, false, false, 0, Disposition.Busy)]
    [InlineData(503, false, false, 0, Disposition.Capacity)]
    public void An_outcome_that_speaks_against_the_trunk_needs_a_witness(int status, bool witnessed, bool connectsOthers, int refusals, Disposition disposition)
    {
        var outcome = Outcomes.Refused(status);
        var verdict = TrunkDoubt.Judge(OutcomeTable.Classify(outcome), outcome, witnessed, connectsOthers, refusals);
        Assert.Equal(disposition, verdict.Disposition);
        Assert.Equal(OutcomeTable.Classify(outcome).Cause, verdict.Cause);
    }

    [Fact]
    public void Silence_needs_a_witness_too()
    {
        var outcome = Outcomes.Silent with { Failure = CallFailure.NoResponse };
        Assert.Equal(
            new CallVerdict(Disposition.TrunkRefused, "timerB"),
            TrunkDoubt.Judge(OutcomeTable.Classify(outcome), outcome, witnessed: false, trunkConnectsOthers: false, refusalsBefore: 0));
    }

    [Theory]
    [InlineData(Disposition.TrunkRefused, true, 600)]
    [InlineData(Disposition.TrunkRefused, false, 15)]
    [InlineData(Disposition.Capacity, false, 5)]
    [InlineData(Disposition.NotSent, true, 0)]
    public void A_refused_contact_rests_so_that_others_are_tried(Disposition disposition, bool breakerOpen, int seconds) =>
        Assert.Equal(Duration.FromSeconds(seconds), TrunkDoubt.RestAfter(disposition, breakerOpen));
}
