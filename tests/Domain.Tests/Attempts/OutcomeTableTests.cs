using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using static Campaigns.Domain.Attempts.Disposition;

namespace Campaigns.Domain.Tests.Attempts;

public sealed class OutcomeTableTests
{
    [Theory]
    [InlineData(486, null, Busy, "sip486")]
    [InlineData(600, null, Busy, "sip600")]
    [InlineData(480, 17, Busy, "q850-17")]
    [InlineData(480, null, NoAnswer, "sip480")]
    [InlineData(408, null, NoAnswer, "sip408")]
    [InlineData(487, null, NoAnswer, "sip487")]
    [InlineData(480, 18, NoAnswer, "q850-18")]
    [InlineData(500, 19, NoAnswer, "q850-19")]
    [InlineData(503, 20, NoAnswer, "q850-20")]
    [InlineData(404, null, InvalidNumber, "sip404")]
    [InlineData(410, null, InvalidNumber, "sip410")]
    [InlineData(484, null, InvalidNumber, "sip484")]
    [InlineData(485, null, InvalidNumber, "sip485")]
    [InlineData(604, null, InvalidNumber, "sip604")]
    [InlineData(500, 1, InvalidNumber, "q850-1")]
    [InlineData(503, 22, InvalidNumber, "q850-22")]
    [InlineData(480, 28, InvalidNumber, "q850-28")]
    [InlineData(603, null, Declined, "sip603")]
    [InlineData(607, null, Declined, "sip607")]
    [InlineData(608, null, Declined, "sip608")]
    [InlineData(403, 21, Declined, "sip403")]
    [InlineData(480, 21, Declined, "q850-21")]
    [InlineData(429, null, Capacity, "sip429")]
    [InlineData(503, null, Capacity, "sip503")]
    [InlineData(500, 34, Capacity, "q850-34")]
    [InlineData(480, 38, Capacity, "q850-38")]
    [InlineData(500, 42, Capacity, "q850-42")]
    [InlineData(500, 44, Capacity, "q850-44")]
    [InlineData(500, 47, Capacity, "q850-47")]
    [InlineData(500, null, TechnicalError, "sip500")]
    [InlineData(502, null, TechnicalError, "sip502")]
    [InlineData(504, null, TechnicalError, "sip504")]
    [InlineData(580, null, TechnicalError, "sip580")]
    [InlineData(503, 27, TechnicalError, "q850-27")]
    [InlineData(480, 41, TechnicalError, "q850-41")]
    [InlineData(503, 102, TechnicalError, "q850-102")]
    [InlineData(401, null, TrunkRefused, "sip401")]
    [InlineData(407, null, TrunkRefused, "sip407")]
    [InlineData(403, null, TrunkRefused, "sip403")]
    [InlineData(403, 17, TrunkRefused, "sip403")]
    [InlineData(488, null, TrunkRefused, "sip488")]
    [InlineData(415, null, TrunkRefused, "sip415")]
    [InlineData(420, null, TrunkRefused, "sip420")]
    [InlineData(606, null, TrunkRefused, "sip606")]
    [InlineData(302, null, TechnicalError, "sip302")]
    [InlineData(499, null, TechnicalError, "sip499")] // An unknown 4xx.
    [InlineData(486, 34, Busy, "sip486")] // The cause refines three statuses only.
    [InlineData(503, 16, Capacity, "sip503")] // A cause that says nothing.
    public void A_refusal_has_one_disposition(int status, int? cause, Disposition disposition, string why) =>
        Assert.Equal(new CallVerdict(disposition, why), OutcomeTable.Classify(Outcomes.Refused(status, cause)));

    [Theory]
    [InlineData(999, Capacity)]
    [InlineData(1000, NoAnswer)]
    [InlineData(20_000, NoAnswer)]
    public void A_480_before_anything_rang_is_a_full_trunk_only_within_a_second(int afterMs, Disposition disposition) =>
        Assert.Equal(disposition, OutcomeTable.Classify(Outcomes.RefusedUnrung(480, afterMs)).Disposition);

    [Fact]
    public void A_480_that_rang_is_a_person_who_is_away_however_fast_it_came() =>
        Assert.Equal(NoAnswer, OutcomeTable.Classify(Outcomes.RefusedUnrung(480, 900) with { RingingAt = Outcomes.Sent }).Disposition);

    [Fact]
    public void Every_status_with_every_cause_has_one_disposition_and_few_are_refined()
    {
        for (var status = 300; status <= 699; status++)
        {
            var plain = OutcomeTable.Classify(Outcomes.Refused(status));
            Assert.True(Enum.IsDefined(plain.Disposition));
            Assert.False(plain.Disposition is Answered or Voicemail or Lost or Cancelled or Disposition.DoNotCall or NotSent, $"{status}");
            for (var cause = 0; cause <= 127; cause++)
            {
                var refined = OutcomeTable.Classify(Outcomes.Refused(status, cause));
                Assert.True(Enum.IsDefined(refined.Disposition));
                Assert.True(status is 480 or 500 or 503 || (status is 403 && cause is 21) || refined == plain, $"{status} with cause {cause}");
            }
        }
    }

    [Theory]
    [InlineData(480)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_cause_with_a_meaning_decides_instead_of_a_generic_status(int status)
    {
        for (var cause = 0; cause <= 127; cause++)
        {
            var plain = OutcomeTable.Classify(Outcomes.Refused(status)).Disposition;
            Assert.Equal(OutcomeTable.OfCause(cause) ?? plain, OutcomeTable.Classify(Outcomes.Refused(status, cause)).Disposition);
        }
    }

    [Theory]
    [InlineData(CallEndReason.MaxCallDuration, "maxCallDuration")]
    [InlineData(CallEndReason.AnnouncementEnded, "announcementEnded")]
    [InlineData(CallEndReason.CampaignCancelled, "campaignCancelled")]
    [InlineData(CallEndReason.DoNotCall, "doNotCall")]
    [InlineData(CallEndReason.SiloShutdown, "siloShutdown")]
    [InlineData(CallEndReason.RingTimeout, "ringTimeout")]
    public void An_answer_stays_an_answer_whatever_made_us_hang_up(CallEndReason reason, string cause) =>
        Assert.Equal(new CallVerdict(Answered, cause), OutcomeTable.Classify(Outcomes.Answered with { OurReason = reason }));

    [Theory]
    [InlineData(null, "assistantFailed")] // Hung up on the apology.
    [InlineData(CallEndReason.AssistantFailed, "assistantFailed")]
    [InlineData(CallEndReason.OptedOut, "optedOut")] // Had enough, and said so.
    public void An_assistant_that_failed_is_the_cause_whoever_hangs_up(CallEndReason? reason, string cause) => Assert.Equal(
        new CallVerdict(Answered, cause),
        OutcomeTable.Classify(Outcomes.Answered with { OurReason = reason, EndedBy = CallParty.FarEnd, Details = new CallDetails { AssistantFailure = "The agent died" } }));
}
