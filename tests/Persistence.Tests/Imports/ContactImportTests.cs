using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.DoNotCall;
using Campaigns.Persistence.Imports;
using Campaigns.Persistence.ReadModels;
using Campaigns.Testing;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Tests.Imports;

public sealed class ContactImportTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_become_contacts_in_the_order_of_the_file()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        ImportRow[] rows =
        [
            new() { PhoneNumber = "+12025550009", ZoneIds = ["America/New_York"], Priority = 3, DisplayName = "Ann", ExternalId = "x1", VariablesJson = """{"city":"DC"}""" },
            new() { PhoneNumber = "+12025550001" },
            new() { PhoneNumber = "+12025550005", ZoneIds = ["America/New_York"] },
        ];

        Assert.Equal(new ImportResult(3, 0, 0, 0), await ImportAsync(database, campaign, rows));

        var listed = await database.Get<ContactReadModel>().ListAsync(campaign, ContactFilter.All, null, 10, Cancelled);
        Assert.Equal(rows.Select(row => row.PhoneNumber), listed.Select(row => row.Ticket.PhoneNumber));
        Assert.Equivalent(
            new { Priority = 3, DisplayName = "Ann", ExternalId = "x1", VariablesJson = """{"city": "DC"}""", Live = default(LiveCall?) },
            listed[0]);
        Assert.Equal(["America/New_York"], listed[0].Ticket.ZoneIds);
        Assert.Equal((0, null, null, null), (listed[1].Priority, listed[1].DisplayName, listed[1].ExternalId, listed[1].VariablesJson));
        Assert.Equal(2, (await database.Queue.ZoneSetsAsync(campaign, Cancelled)).Count);
        Assert.Equal(3, (await database.Queue.CountAsync(campaign, Cancelled)).Contacts[ContactState.Pending]);
    }

    [Fact]
    public async Task Skip_leaves_what_is_there_and_takes_the_first_of_two_rows()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        await ImportAsync(database, campaign, [Row(1, "kept")]);

        Assert.Equal(new ImportResult(1, 0, 2, 0), await ImportAsync(database, campaign, [Row(1, "new"), Row(2, "first"), Row(2, "second")]));

        Assert.Equal(["kept", "first"], await NamesAsync(database, campaign));
    }

    [Fact]
    public async Task Skip_leaves_what_is_there_in_a_list_of_different_numbers()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        await ImportAsync(database, campaign, [Row(1, "kept")]);

        Assert.Equal(new ImportResult(2, 0, 1, 0), await ImportAsync(database, campaign, [Row(3, "third"), Row(1, "new"), Row(2, "second")]));

        Assert.Equal(["kept", "third", "second"], await NamesAsync(database, campaign));
    }

    [Fact]
    public async Task Update_takes_over_what_is_given_and_keeps_state_and_attempts()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        await EndAsync(database, campaign, contacts[0]);
        await database.ExecuteAsync("""UPDATE contacts SET display_name = 'kept', variables = '{"a": 1, "b": 1}'""");

        var result = await ImportAsync(
            database,
            campaign.Id,
            [Row(0, null) with { VariablesJson = """{"b":2}""", ZoneIds = ["Asia/Kathmandu"] }, Row(1, "older"), Row(1, "newer")],
            DuplicatePolicy.Update);

        Assert.Equal(new ImportResult(1, 1, 1, 0), result);
        var updated = (await database.Get<ContactReadModel>().ReadAsync(contacts[0].Key, Cancelled))!;
        Assert.Equal(("kept", """{"a": 1, "b": 2}""", ContactState.Busy, 1), (updated.DisplayName, updated.VariablesJson, updated.Ticket.State, updated.Ticket.AttemptsSpent));
        Assert.Equal(["Asia/Kathmandu"], updated.Ticket.ZoneIds);
        Assert.Equal(["kept", "newer"], await NamesAsync(database, campaign.Id));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task Replace_starts_contacts_again_but_not_those_in_a_call()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        await EndAsync(database, campaign, contacts[0]);
        await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[1], campaign), Cancelled);

        Assert.Equal(new ImportResult(1, 1, 1, 0), await ImportAsync(database, campaign.Id, [Row(0, "again"), Row(1, "in call"), Row(2, "new")], DuplicatePolicy.Replace));

        var replaced = (await database.Queue.ReadAsync(contacts[0].Key, Cancelled))!;
        Assert.Equal((ContactState.Pending, 0, 1), (replaced.State, replaced.AttemptsSpent, replaced.LastAttemptNumber));
        Assert.Equal(["again", null, "new"], await NamesAsync(database, campaign.Id));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Theory]
    [InlineData(DuplicatePolicy.Skip)]
    [InlineData(DuplicatePolicy.Replace)]
    public async Task Numbers_on_the_do_not_call_list_are_final_at_once(DuplicatePolicy duplicates)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        await database.Get<DoNotCallList>().AddAsync(TeamId.First, [new DoNotCallAddition("+12025550001", "asked")], DoNotCallSource.Api, Cancelled);

        Assert.Equal(new ImportResult(2, 0, 0, 1), await ImportAsync(database, campaign, [Row(1, null), Row(2, null)], duplicates));

        var counts = await database.Queue.CountAsync(campaign, Cancelled);
        Assert.Equal((1L, 1L), (counts.Contacts[ContactState.DoNotCall], counts.Contacts[ContactState.Pending]));
    }

    [Fact]
    public async Task Numbers_that_another_campaign_of_the_team_dialled_lately_are_left_out()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (ours, contacts) = await database.RunningCampaignAsync(2);
        var (theirs, others) = await database.RunningCampaignAsync(1, firstNumber: 12025550005);
        var campaign = TestDatabase.Campaign(CampaignStatus.Draft).Id;
        await database.Get<TeamResources>().ClaimAsync(ours.Id.Value, TeamId.First, Cancelled);
        await database.Get<TeamResources>().ClaimAsync(campaign.Value, TeamId.First, Cancelled);
        await DialAsync(ours, contacts[0], invited: true);
        await DialAsync(ours, contacts[1], invited: false);
        await DialAsync(theirs, others[0], invited: true);

        var plan = new ImportPlan { NotDialledSince = TestDatabase.Now };
        Assert.Equal(new ImportResult(3, 0, 0, 0, AlreadyDialled: 1), await RunAsync(plan with { Keep = false }));
        Assert.Equal(new ImportResult(4, 0, 0, 0), await RunAsync(plan with { Keep = false, NotDialledSince = TestDatabase.Now + Duration.FromMinutes(1) }));
        Assert.Equal(new ImportResult(3, 0, 0, 0, AlreadyDialled: 1), await RunAsync(plan));
        Assert.Equal(["in no call", "theirs", "new"], await NamesAsync(database, campaign));

        Task<ImportResult> RunAsync(ImportPlan how) => database.Get<ContactImport>().RunAsync(
            campaign, ((ImportRow[])[Row(0, "dialled"), Row(1, "in no call"), Row(5, "theirs"), Row(9, "new")]).ToAsyncEnumerable(), how, progress: null, Cancelled);

        async Task DialAsync(CampaignEntry of, ContactTicket contact, bool invited)
        {
            var intent = TestDatabase.Intent(contact, of);
            await database.Journal.WriteIntentAsync(intent, Cancelled);
            var record = TestDatabase.Outcome(intent);
            await database.Journal.WriteOutcomeAsync(record with { Outcome = record.Outcome with { InviteAt = invited ? TestDatabase.Now : null } }, Cancelled);
        }
    }

    [Fact]
    public async Task An_import_that_fails_or_is_cancelled_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());

        await Assert.ThrowsAsync<PostgresException>(() => ImportAsync(database, campaign, [Row(1, null), new ImportRow { PhoneNumber = "2025550100" }]));
        await Assert.ThrowsAsync<PostgresException>(() => ImportAsync(database, campaign, [Row(1, null) with { VariablesJson = "{" }]));
        await Assert.ThrowsAsync<InvalidDataException>(() => database.Get<ContactImport>().RunAsync(campaign, Failing(), DuplicatePolicy.Skip, null, Cancelled));
        using var cancelling = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.Get<ContactImport>().RunAsync(campaign, Numbered(50_000), DuplicatePolicy.Skip, new CancelAt(cancelling, 20_000), cancelling.Token));

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT (SELECT count(*) FROM contacts) + (SELECT count(*) FROM campaign_counts) + (SELECT count(*) FROM campaign_zone_sets)"));
        Assert.Equal(new ImportResult(1, 0, 0, 0), await ImportAsync(database, campaign, [Row(1, null)]));

        static async IAsyncEnumerable<ImportRow> Failing()
        {
            await foreach (var row in Numbered(15_000))
            {
                yield return row;
            }

            throw new InvalidDataException("cut off");
        }
    }

    [Fact]
    public async Task Rows_become_visible_all_at_once()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        List<long> seen = [];

        await database.Get<ContactImport>().RunAsync(campaign, Watched(), DuplicatePolicy.Skip, null, Cancelled);

        Assert.All(seen, count => Assert.Equal(0, count));
        Assert.Equal(30_000, await database.ScalarAsync<long>("SELECT count(*) FROM contacts"));

        async IAsyncEnumerable<ImportRow> Watched()
        {
            var i = 0;
            await foreach (var row in Numbered(30_000))
            {
                if (++i % 10_000 == 0)
                {
                    seen.Add(await database.ScalarAsync<long>("SELECT count(*) FROM contacts"));
                }

                yield return row;
            }
        }
    }

    [Fact]
    public async Task Imports_into_one_campaign_at_once_take_every_number_once()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Get<ContactImport>().RunAsync(campaign, Numbered(5_000), DuplicatePolicy.Skip, null, Cancelled)));

        Assert.Equal((5_000, 15_000), (results.Sum(result => result.Imported), results.Sum(result => result.Skipped)));
        Assert.Equivalent(await database.RecountAsync(campaign), await database.Queue.CountAsync(campaign, Cancelled));
    }

    private static ImportRow Row(int number, string? name) => new() { PhoneNumber = $"+1{2025550000 + number}", DisplayName = name };

    private static async IAsyncEnumerable<ImportRow> Numbered(int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            yield return Row(i, null);
        }

        await Task.CompletedTask;
    }

    private static Task<ImportResult> ImportAsync(TestDatabase database, CampaignId campaign, ImportRow[] rows, DuplicatePolicy duplicates = DuplicatePolicy.Skip) =>
        database.Get<ContactImport>().RunAsync(campaign, rows.ToAsyncEnumerable(), duplicates, null, Cancelled);

    private static async Task<IEnumerable<string?>> NamesAsync(TestDatabase database, CampaignId campaign) =>
        (await database.Get<ContactReadModel>().ListAsync(campaign, ContactFilter.All, null, 10, Cancelled)).Select(row => row.DisplayName);

    private static async Task EndAsync(TestDatabase database, CampaignEntry campaign, ContactTicket contact)
    {
        var intent = TestDatabase.Intent(contact, campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, Disposition.Busy, ContactState.Busy), Cancelled);
    }

    private sealed class CancelAt(CancellationTokenSource source, long rows) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= rows)
            {
                source.Cancel();
            }
        }
    }
}
