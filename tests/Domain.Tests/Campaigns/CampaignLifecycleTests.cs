using Campaigns.Domain.Campaigns;
using static Campaigns.Domain.Campaigns.CampaignStatus;
using static Campaigns.Domain.Campaigns.CampaignTrigger;

namespace Campaigns.Domain.Tests.Campaigns;

public sealed class CampaignLifecycleTests
{
    // Columns in the order of CampaignTrigger. A status: moves there; "=": repeated, nothing changes; "x": refused.
    [Theory]
    //                   start      schedule     unschedule  pause     resume     cancel       complete
    [InlineData(Draft, "Running", "Scheduled", "=", "x", "x", "Cancelled", "x")]
    [InlineData(Scheduled, "Running", "=", "Draft", "Paused", "x", "Cancelled", "Completed")]
    [InlineData(Running, "=", "x", "x", "Paused", "=", "Cancelled", "Completed")]
    [InlineData(Paused, "Running", "x", "x", "=", "Running", "Cancelled", "Completed")]
    [InlineData(Completed, "x", "x", "x", "x", "x", "x", "=")]
    [InlineData(Cancelled, "x", "x", "x", "x", "x", "=", "x")]
    public void Each_trigger_leads(CampaignStatus status, string start, string schedule, string unschedule, string pause, string resume, string cancel, string complete)
    {
        var expected = new[] { start, schedule, unschedule, pause, resume, cancel, complete };
        CampaignTrigger[] triggers = [Start, Schedule, Unschedule, Pause, Resume, Cancel, Complete];
        Assert.Equal(Enum.GetValues<CampaignTrigger>(), triggers);
        Assert.Equal(expected, triggers.Select(trigger => Text(CampaignLifecycle.Next(status, trigger))));
    }

    [Theory]
    [InlineData(Draft, false, true, true, true)]
    [InlineData(Scheduled, false, false, true, true)]
    [InlineData(Running, false, false, false, true)]
    [InlineData(Paused, false, false, true, true)]
    [InlineData(Completed, true, true, false, false)]
    [InlineData(Cancelled, true, true, false, false)]
    public void Each_status_allows(CampaignStatus status, bool terminal, bool delete, bool contacts, bool contactsWhenKeptOpen)
    {
        Assert.Equal(terminal, CampaignLifecycle.IsTerminal(status));
        Assert.Equal(delete, CampaignLifecycle.CanDelete(status));
        Assert.Equal(contacts, CampaignLifecycle.AcceptsContacts(status, keepOpen: false));
        Assert.Equal(contactsWhenKeptOpen, CampaignLifecycle.AcceptsContacts(status, keepOpen: true));
    }

    [Fact]
    public void A_refusal_says_so_in_one_sentence() =>
        Assert.Equal(
            "A campaign that is completed can't pause.",
            Assert.IsType<CampaignTransition.Refused>(CampaignLifecycle.Next(Completed, Pause)).Sentence);

    private static string Text(CampaignTransition transition) => transition switch
    {
        CampaignTransition.MovedTo moved => moved.Status.ToString(),
        CampaignTransition.Unchanged => "=",
        _ => "x",
    };
}
