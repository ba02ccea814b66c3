using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Contacts;
using Campaigns.Testing;
using CsCheck;
using NodaTime;

namespace Campaigns.Persistence.Tests.Contacts;

public sealed class ContactQueueTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_over_several_zone_sets_return_every_contact_once_by_priority_then_arrival()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await Gen.Select(Gen.Int[-2, 2], Gen.Int[1, 4]).List[1, 120].SampleAsync(
            async rows =>
            {
                var campaign = new CampaignId(Guid.CreateVersion7());
                await InsertAsync(database, campaign, rows);
                var expected = rows.Select((row, i) => (row, i)).Where(item => item.row.Item2 <= 3).OrderByDescending(item => item.row.Item1).ThenBy(item => item.i)
                    .Select(item => Number(item.i)).ToList();

                List<string> read = [];
                QueueCursor? cursor = null;
                do
                {
                    var page = await database.Queue.PendingAsync(campaign, [1, 2, 3], cursor, 7, Cancelled);
                    Assert.All(page.Contacts, contact => Assert.Equal(campaign, contact.Ticket.Key.Campaign));
                    read.AddRange(page.Contacts.Select(contact => contact.Ticket.PhoneNumber));
                    cursor = page.Next;
                }
                while (cursor is not null);

                Assert.Equal(expected, read);
            },
            iter: 25,
            threads: 1);
    }

    [Fact]
    public async Task A_page_of_a_large_backlog_is_read_by_index_and_never_sorted()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        await database.ExecuteAsync($"""
            INSERT INTO contacts (campaign_id, phone_number, zone_set_id) SELECT '{campaign}', '+1' || (2025550000 + i), i % 20 FROM generate_series(1, 100000) i;
            ANALYZE contacts;
            """);

        await using var command = database.DataSource.CreateCommand("EXPLAIN (ANALYZE, TIMING OFF) " + PendingQuery.For(3))
            .With(campaign.Value).With(1000).With(int.MinValue).With(0L).With(3).With(4).With(5);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        List<string> plan = [];
        while (await reader.ReadAsync(Cancelled))
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains("Merge Append", StringComparison.Ordinal));
        Assert.Equal(3, plan.Count(line => line.Contains("Index Scan using contacts_pending", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, line => line.Contains("Sort  (", StringComparison.Ordinal) || line.Contains("Seq Scan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contacts_with_an_open_call_are_in_no_page_and_their_retry_is_not_due()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(5);
        foreach (var contact in contacts.Take(2))
        {
            var first = TestDatabase.Intent(contact, campaign);
            await database.Journal.WriteIntentAsync(first, Cancelled);
            await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(first, Disposition.Busy, ContactState.WaitingForRetry, nextAt: TestDatabase.Now), Cancelled);
        }

        var waiting = (await database.Queue.ReadAsync(contacts[0].Key, Cancelled))!;
        await database.Journal.WriteIntentAsync(TestDatabase.Intent(waiting, campaign), Cancelled);
        await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[4], campaign), Cancelled);

        Assert.Equal([contacts[2].Key, contacts[3].Key], (await database.Queue.PendingAsync(campaign.Id, [0], null, 10, Cancelled)).Contacts.Select(contact => contact.Ticket.Key));
        Assert.Equal([contacts[1].Key], (await database.Queue.DueRetriesAsync(campaign.Id, [0], null, TestDatabase.Now, 10, Cancelled)).Select(contact => contact.Ticket.Key));
    }

    [Fact]
    public async Task Retries_come_due_earliest_first_and_the_next_one_is_known()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(4);
        Assert.Null(await database.Queue.NextRetryAsync(campaign.Id, Cancelled));
        Duration[] delays = [Duration.FromMinutes(3), Duration.FromMinutes(1), Duration.FromMinutes(2)];
        await database.ExecuteAsync(string.Join(';', delays.Select((delay, i) =>
            $"UPDATE contacts SET state = 1, next_at = '{TestDatabase.Now + delay}' WHERE contact_id = {contacts[i].Key.Contact}")));

        var due = await database.Queue.DueRetriesAsync(campaign.Id, [0], null, TestDatabase.Now + delays[2], 10, Cancelled);

        Assert.Equal([contacts[1].Key, contacts[2].Key], due.Select(contact => contact.Ticket.Key));
        Assert.Equal(TestDatabase.Now + delays[1], due[0].Ticket.NextAt);
        var after = new RetryCursor(TestDatabase.Now + delays[1], contacts[1].Key.Contact);
        Assert.Equal([contacts[2].Key], (await database.Queue.DueRetriesAsync(campaign.Id, [0], after, TestDatabase.Now + delays[2], 10, Cancelled)).Select(contact => contact.Ticket.Key));
        Assert.Equal(TestDatabase.Now + delays[1], await database.Queue.NextRetryAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task Settling_the_rest_leaves_open_calls_and_final_contacts_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(6_000);
        await database.AddContactsAsync(campaign.Id, 6_000, 12035550000, zoneSet: 0);
        await database.ExecuteAsync($"UPDATE contacts SET state = 1, next_at = now() WHERE contact_id % 3 = 0; UPDATE campaign_counts SET n = 8000; INSERT INTO campaign_counts VALUES ('{campaign.Id}', 3, 0, 1, 4000)");
        var dialled = contacts.First(contact => contact.Key.Contact % 3 != 0);
        await database.Journal.WriteIntentAsync(TestDatabase.Intent(dialled, campaign), Cancelled);

        Assert.Equal(11_999, await database.Queue.SettleRemainingAsync(campaign.Id, ContactState.Cancelled, Cancelled));
        Assert.Equal(0, await database.Queue.SettleRemainingAsync(campaign.Id, ContactState.Expired, Cancelled));

        var counts = await database.Queue.CountAsync(campaign.Id, Cancelled);
        Assert.Equal((1L, 11_999L, 1L), (counts.Contacts[ContactState.Pending], counts.Contacts[ContactState.Cancelled], counts.OpenCalls));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), counts);
    }

    [Fact]
    public async Task Zone_sets_are_stored_once_whatever_their_order()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var catalogs = Enumerable.Range(0, 4).Select(_ => new ZoneSetCatalog(database.DataSource)).ToList();

        var ids = await Task.WhenAll(catalogs.Select((catalog, i) =>
            catalog.IdOfAsync(i % 2 == 0 ? ["America/New_York", "America/Chicago"] : ["America/Chicago", "America/New_York", "America/Chicago"], Cancelled).AsTask()));

        Assert.Single(ids.Distinct());
        Assert.Equal(["America/Chicago", "America/New_York"], (await new ZoneSetCatalog(database.DataSource).LoadAsync([ids[0]], Cancelled))[ids[0]].ZoneIds);
        Assert.Equal(0, await catalogs[0].IdOfAsync([], Cancelled));
    }

    [Fact]
    public async Task Contacts_are_read_with_their_zones()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = TestDatabase.Campaign();
        await database.ExecuteAsync("INSERT INTO zone_sets (zones) VALUES ('{Asia/Kathmandu}')");
        await InsertAsync(database, campaign.Id, [(0, 1)]);

        var contact = Assert.Single((await database.Queue.PendingAsync(campaign.Id, [1], null, 10, Cancelled)).Contacts);

        Assert.Equal(["Asia/Kathmandu"], contact.Ticket.ZoneIds);
        Assert.Equal(1, contact.ZoneSet);
        Assert.Equal([1], (await database.Queue.ZoneSetsAsync(campaign.Id, Cancelled)).Select(set => set.Id));
    }

    private static string Number(int i) => $"+1{2025550000 + i}";

    private static async Task InsertAsync(TestDatabase database, CampaignId campaign, IReadOnlyList<(int Priority, int ZoneSet)> rows)
    {
        await database.ExecuteAsync("INSERT INTO zone_sets (zones) SELECT ARRAY['Zone/' || i] FROM generate_series(1, 4) i WHERE (SELECT count(*) FROM zone_sets) < 2 ON CONFLICT DO NOTHING");
        var values = string.Join(',', rows.Select((row, i) => $"('{campaign}', '{Number(i)}', {row.Priority}, {row.ZoneSet})"));
        await database.ExecuteAsync($"INSERT INTO contacts (campaign_id, phone_number, priority, zone_set_id) VALUES {values}");
        await database.ExecuteAsync($"INSERT INTO campaign_zone_sets SELECT DISTINCT campaign_id, zone_set_id FROM contacts WHERE campaign_id = '{campaign}'");
    }
}
