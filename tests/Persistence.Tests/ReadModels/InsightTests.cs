using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.ReadModels;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.ReadModels;

/// <summary>What the dashboard's pictures are drawn from.</summary>
public sealed class InsightTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timeline_counts_what_ended_in_each_stretch_and_nothing_outside()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(contacts: 3);
        await EndAsync(contacts[0], Disposition.Answered, ContactState.Answered);
        await EndAsync(contacts[1], Disposition.Busy, ContactState.Busy);
        var ended = (await database.Get<AttemptReadModel>().ListAsync(new ContactKey(campaign.Id, contacts[0].Key.Contact), Cancelled))[0].Record.Outcome.EndedAt;
        var timeline = database.Get<TimelineReadModel>();
        var minute = Duration.FromMinutes(1);

        Assert.Equal([new TimelineBucket(ended - minute, 2, 1)], await timeline.ReadAsync(campaign.Id, ended - minute, ended + minute, minute + minute, Cancelled));
        Assert.Empty(await timeline.ReadAsync(campaign.Id, ended + minute, ended + minute + minute, minute, Cancelled));
        Assert.Empty(await timeline.ReadAsync(campaign.Id, ended - minute, ended, minute, Cancelled));

        async Task EndAsync(ContactTicket contact, Disposition disposition, ContactState state)
        {
            var intent = TestDatabase.Intent(contact, campaign);
            await database.Journal.WriteIntentAsync(intent, Cancelled);
            await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, disposition, state), Cancelled);
        }
    }

    [Fact]
    public async Task Contacts_that_were_never_tried_are_counted_by_their_zones()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, _) = await database.RunningCampaignAsync(contacts: 3);
        await database.ExecuteAsync("INSERT INTO zone_sets (zone_set_id, zones) OVERRIDING SYSTEM VALUE VALUES (77, '{America/Denver}')");
        await database.AddContactsAsync(campaign.Id, 2, firstNumber: 13035550000, zoneSet: 77);

        var waiting = await database.Get<WaitingReadModel>().ReadAsync(campaign.Id, Cancelled);

        Assert.Equal([(0, 3L), (1, 2L)], waiting.Select(zones => (zones.ZoneIds.Count, zones.Waiting)));
        Assert.Equal(["America/Denver"], waiting[1].ZoneIds);
    }
}
