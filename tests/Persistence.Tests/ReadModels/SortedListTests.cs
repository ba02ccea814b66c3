using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.ReadModels;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.ReadModels;

public sealed class SortedListTests(PostgresCluster cluster)
{
    private static readonly string[] Names = ["carol", "Alice", "bob", "", "alice", "Bob"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ContactSort.Arrival, false, "0 1 2 3 4 5")]
    [InlineData(ContactSort.Arrival, true, "5 4 3 2 1 0")]
    [InlineData(ContactSort.PhoneNumber, true, "5 4 3 2 1 0")]
    [InlineData(ContactSort.DisplayName, false, "3 1 4 2 5 0")]
    [InlineData(ContactSort.DisplayName, true, "0 5 2 4 1 3")]
    [InlineData(ContactSort.Priority, true, "4 1 5 3 2 0")]
    [InlineData(ContactSort.NextAt, false, "2 1 0")]
    [InlineData(ContactSort.NextAt, true, "0 1 2")]
    public async Task Pages_of_any_size_hold_each_contact_once_in_the_order_asked_for(ContactSort sort, bool descending, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, ids) = await SixContactsAsync(database);
        for (var size = 1; size <= 4; size++)
        {
            List<int> seen = [];
            ListPosition<long>? after = null;
            while (true)
            {
                var rows = await database.Get<ContactReadModel>().ListAsync(campaign, ContactFilter.All, new ListPage<ContactSort, long>(new ListOrder<ContactSort>(sort, descending), after, size), Cancelled);
                if (rows.Count == 0)
                {
                    break;
                }

                seen.AddRange(rows.Select(row => Array.IndexOf(ids, row.Ticket.Key.Contact)));
                after = new ListPosition<long>(ContactReadModel.ValueOf(rows[^1], sort), rows[^1].Ticket.Key.Contact);
            }

            Assert.Equal(expected, string.Join(' ', seen));
        }
    }

    [Fact]
    public async Task A_page_goes_on_at_its_place_while_rows_before_it_come_and_go()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, ids) = await SixContactsAsync(database);
        var model = database.Get<ContactReadModel>();
        var order = new ListOrder<ContactSort>(ContactSort.DisplayName);
        var first = await model.ListAsync(campaign, ContactFilter.All, new ListPage<ContactSort, long>(order, null, 3), Cancelled);
        await database.ExecuteAsync($"""
            DELETE FROM contacts WHERE contact_id IN ({ids[3]}, {first[^1].Ticket.Key.Contact});
            INSERT INTO contacts (campaign_id, phone_number, display_name) VALUES ('{campaign}', '+13125550000', 'Aaron'), ('{campaign}', '+13125550001', 'Zoë');
            """);

        var rest = await model.ListAsync(
            campaign, ContactFilter.All, new ListPage<ContactSort, long>(order, new ListPosition<long>(ContactReadModel.ValueOf(first[^1], order.Sort), first[^1].Ticket.Key.Contact), 10), Cancelled);

        Assert.Equal(["bob", "Bob", "carol", "Zoë"], rest.Select(row => row.DisplayName));
    }

    [Fact]
    public async Task Contacts_are_found_by_number_external_id_and_name()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, ids) = await SixContactsAsync(database);

        Assert.Equal([4], await FindAsync(new ContactFilter { NumberBegins = "+12025550004" }));
        Assert.Equal([0, 1, 2, 3, 4, 5], await FindAsync(new ContactFilter { NumberBegins = "+1202" }));
        Assert.Empty(await FindAsync(new ContactFilter { NumberBegins = "+1203" }));
        Assert.Equal([2], await FindAsync(new ContactFilter { ExternalId = "crm-2" }));
        Assert.Equal([2, 5], await FindAsync(new ContactFilter { NameContains = "OB" }));
        Assert.Empty(await FindAsync(new ContactFilter { NameContains = "%" }));
        Assert.Empty(await FindAsync(new ContactFilter { NameContains = "x' OR '1'='1" }));

        async Task<IEnumerable<int>> FindAsync(ContactFilter filter) =>
            (await database.Get<ContactReadModel>().ListAsync(campaign, filter, null, 10, Cancelled)).Select(row => Array.IndexOf(ids, row.Ticket.Key.Contact));
    }

    [Fact]
    public async Task A_teams_attempts_are_listed_over_its_campaigns_and_filtered()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (one, contacts) = await database.RunningCampaignAsync(3);
        var (two, others) = await database.RunningCampaignAsync(3, firstNumber: 12025560000);
        var (foreign, theirs) = await database.RunningCampaignAsync(1, firstNumber: 12025570000);
        await database.Get<TeamResources>().ClaimAsync(one.Id.Value, TeamId.First, Cancelled);
        await database.Get<TeamResources>().ClaimAsync(two.Id.Value, TeamId.First, Cancelled);
        await database.ExecuteAsync($"UPDATE contacts SET external_id = 'crm-1' WHERE contact_id = {others[1].Key.Contact}");
        var (sequence, calls) = (0, new[] { (one, contacts[0]), (two, others[0]), (foreign, theirs[0]), (one, contacts[1]), (two, others[1]), (one, contacts[2]) });
        foreach (var (campaign, contact) in calls)
        {
            var intent = TestDatabase.Intent(contact, campaign) with { IntendedAt = TestDatabase.Now + Duration.FromMinutes(sequence) };
            await database.Journal.WriteIntentAsync(intent, Cancelled);
            var answered = sequence % 2 == 1;
            await database.Journal.WriteOutcomeAsync(
                TestDatabase.Outcome(intent, answered ? Disposition.Answered : Disposition.Busy, answered ? ContactState.Answered : ContactState.Busy) with { TalkTime = answered ? Duration.FromSeconds(10 * sequence) : null },
                Cancelled);
            sequence++;
        }

        Assert.Equal([5, 4, 3, 1, 0], await ListAsync(AttemptFilter.All));
        Assert.Equal([5, 3, 1], await ListAsync(new AttemptFilter { Dispositions = [Disposition.Answered] }));
        Assert.Equal([1], await ListAsync(new AttemptFilter { PhoneNumber = others[0].PhoneNumber }));
        Assert.Equal([4], await ListAsync(new AttemptFilter { ExternalId = "crm-1" }));
        Assert.Equal([3, 1], await ListAsync(new AttemptFilter { From = EndOf(1), To = EndOf(4) }));
        Assert.Equal([0, 4, 1, 3, 5], await ListAsync(AttemptFilter.All, new ListOrder<AttemptSort>(AttemptSort.TalkTime)));
        Assert.Equal([0, 1, 3, 4, 5], await ListAsync(AttemptFilter.All, new ListOrder<AttemptSort>(AttemptSort.EndedAt)));
        Assert.Empty(await ListAsync(new AttemptFilter { PhoneNumber = theirs[0].PhoneNumber }));

        static Instant EndOf(int call) => TestDatabase.Now + Duration.FromMinutes(call) + Duration.FromSeconds(3);

        async Task<List<int>> ListAsync(AttemptFilter filter, ListOrder<AttemptSort>? order = null)
        {
            order ??= new ListOrder<AttemptSort>(AttemptSort.Recorded, Descending: true);
            List<int> seen = [];
            ListPosition<long>? after = null;
            while (await database.Get<AttemptReadModel>().ListAsync(TeamId.First, filter, new ListPage<AttemptSort, long>(order, after, 2), Cancelled) is { Count: > 0 } rows)
            {
                seen.AddRange(rows.Select(row => Array.FindIndex(calls, call => call.Item2.Key == row.Record.Contact)));
                after = new ListPosition<long>(AttemptReadModel.ValueOf(rows[^1], order.Sort), rows[^1].RecordId);
            }

            return seen;
        }
    }

    private static async Task<(CampaignId Campaign, long[] Ids)> SixContactsAsync(TestDatabase database)
    {
        var (campaign, contacts) = await database.RunningCampaignAsync(6);
        int[] priorities = [-1, 5, 0, 0, 5, 1];
        for (var index = 0; index < contacts.Count; index++)
        {
            var waits = index < 3 ? $", state = 1, next_at = now() - interval '{index} minutes'" : "";
            var name = Names[index].Length == 0 ? "NULL" : $"'{Names[index]}'";
            await database.ExecuteAsync($"UPDATE contacts SET display_name = {name}, priority = {priorities[index]}, external_id = 'crm-{index}' {waits} WHERE contact_id = {contacts[index].Key.Contact}");
        }

        return (campaign.Id, [.. contacts.Select(contact => contact.Key.Contact)]);
    }
}
