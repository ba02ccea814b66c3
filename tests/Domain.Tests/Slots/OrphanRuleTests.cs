using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Slots;
using Campaigns.Domain.Trunks;
using NodaTime;

namespace Campaigns.Domain.Tests.Slots;

public sealed class OrphanRuleTests
{
    private static readonly Instant Intended = Instant.FromUtc(2026, 3, 4, 15, 0);

    private static readonly RecordedDialog Dialog = new()
    {
        CallId = "call-1",
        LocalTag = "us",
        RemoteTag = "them",
        LocalUri = "sip:us@192.0.2.1",
        RemoteUri = "sip:+12025550123@192.0.2.2",
        RemoteTarget = "sip:gw@192.0.2.2",
        LocalCSeq = 1,
        NextHop = "192.0.2.2:5060",
    };

    private static readonly OpenCall Unanswered = new(
        new ContactTicket(new ContactKey(new CampaignId(Guid.Empty), 1), "+12025550123", [], ContactState.Pending, 0, 0, null, 0, 1),
        AttemptNumber: 1,
        CallId: "call-1",
        new TrunkId(Guid.Empty),
        "+12025550100",
        Owner: "silo-1",
        Intended,
        RingTimeout: Duration.FromSeconds(30),
        MaxCallDuration: Duration.FromMinutes(10),
        AnsweredAt: null,
        Dialog: null);

    [Theory]
    // Seconds after the intent: the lease had lapsed, now; then the end of the wait, or none when the call is lost.
    // The INVITE left with the lease's end at the latest, rings 30 s, and an answer that nobody acknowledged is repeated for 32 s.
    [InlineData(10, 10, 72.0)]
    [InlineData(10, 71.999, 72.0)]
    [InlineData(10, 72, null)]
    [InlineData(0, 61, 62.0)]
    [InlineData(0, 62, null)]
    [InlineData(300, 76, 77.0)] // The owner lived on, but this INVITE left within one time to live of its intent.
    [InlineData(300, 77, null)]
    public void A_call_without_a_recorded_answer_is_lost_once_it_has_ended_for_certain(double lapsed, double now, double? waitUntil)
    {
        var decided = OrphanRule.Decide(Unanswered, After(lapsed), 0, After(now));
        Assert.Equal(waitUntil is { } until ? new OrphanRule.WaitUntil(After(until)) : new OrphanRule.Lost(), decided);
    }

    [Theory]
    // Seconds after the intent, BYEs that nobody answered.
    [InlineData(20, 0, true)]
    [InlineData(609.999, 2, true)]
    [InlineData(610, 0, false)]
    [InlineData(120, 3, false)]
    public void A_recorded_answer_is_hung_up_until_three_BYEs_stay_unanswered_or_its_longest_duration_is_over(double now, int unanswered, bool hungUp)
    {
        var answered = Unanswered with { AnsweredAt = After(10), Dialog = Dialog };
        Assert.Equal(hungUp ? new OrphanRule.HangUp(Dialog) : new OrphanRule.Lost(), OrphanRule.Decide(answered, After(0), unanswered, After(now)));
    }

    private static Instant After(double seconds) => Intended + Duration.FromSeconds(seconds);
}
