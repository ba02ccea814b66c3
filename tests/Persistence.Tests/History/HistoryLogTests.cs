using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.History;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.History;

public sealed class HistoryLogTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_version_is_told_once_with_who_made_it_and_what_changed()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var draft = TestDatabase.Campaign(CampaignStatus.Draft) with { ChangedBy = "key1" };
        var edited = draft with { Version = 2, ChangedBy = "key2", Settings = draft.Settings with { MaxConcurrentCalls = 7 } };
        var running = edited with { Version = 3, Status = CampaignStatus.Running, StartedAt = TestDatabase.Now };
        var paused = running with { Version = 4, Status = CampaignStatus.Paused, ChangedBy = null, Reasons = ["The trunk is gone."] };
        foreach (var entry in new[] { draft, edited, edited, running, running with { Epoch = 2 }, paused, edited })
        {
            await database.Directory.SaveAsync(entry, Cancelled);
        }

        var told = await database.Get<HistoryLog>().ListAsync(draft.Id, HistoryPlace.Newest, 10, Cancelled);

        Assert.Equal(
            [(CampaignEvent.Paused, 4L, null), (CampaignEvent.Started, 3L, "key2"), (CampaignEvent.Edited, 2L, "key2"), (CampaignEvent.Created, 1L, "key1")],
            told.Select(entry => (entry.Event, entry.Version!.Value, entry.KeyId)));
        Assert.Equal(["The trunk is gone."], told[0].Reasons);
        Assert.Equal([new FieldChange("maxConcurrentCalls", "5", "7")], told[2].Changes);
    }

    [Fact]
    public async Task What_happened_to_the_trunk_stands_between_and_every_event_is_on_one_page()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var log = database.Get<HistoryLog>();
        var campaign = TestDatabase.Campaign() with { StartedAt = TestDatabase.Now };
        await database.Directory.SaveAsync(campaign, Cancelled);
        await log.AddImportAsync(campaign.Id, "key1", new ImportedContacts(3, 1, 2, 4), Cancelled);

        // One before it started, one of another trunk, and three at one instant with what happened to the campaign.
        await database.ExecuteAsync($"""
            INSERT INTO trunk_events (trunk_id, at, event, reason) VALUES
                ('{campaign.Settings.Trunk}', '2026-03-02 09:59', 11, 'before'), ('{Guid.NewGuid()}', now(), 11, 'other'),
                ('{campaign.Settings.Trunk}', '2026-03-02 11:00', 11, 'stopped'), ('{campaign.Settings.Trunk}', '2026-03-02 11:00', 12, 'works');
            INSERT INTO campaign_events (campaign_id, at, event) VALUES ('{campaign.Id}', '2026-03-02 11:00', 1), ('{campaign.Id}', '2026-03-02 11:00', 1)
            """);

        List<HistoryEntry> read = [];
        IReadOnlyList<HistoryEntry> page;
        do
        {
            page = await log.ListAsync(campaign.Id, read.Count == 0 ? HistoryPlace.Newest : read[^1].Place, 2, Cancelled);
            read.AddRange(page);
        }
        while (page.Count == 2);

        Assert.Equal(
            [CampaignEvent.ContactsImported, CampaignEvent.Created, CampaignEvent.TrunkWorksAgain, CampaignEvent.TrunkStopped, CampaignEvent.Edited, CampaignEvent.Edited],
            read.Select(entry => entry.Event));
        Assert.Equal(6, read.Select(entry => entry.Place).Distinct().Count());
        Assert.Equal((new ImportedContacts(3, 1, 2, 4), "key1"), (read[0].Contacts, read[0].KeyId));
        Assert.Equal(["stopped"], read[3].Reasons);
    }
}
