using System.Text;
using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Teams;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.DoNotCall;
using Campaigns.Persistence.Idempotency;
using Campaigns.Persistence.Imports;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.People;

/// <summary>What is stored of a person, and that nothing is after an erasure.</summary>
public sealed class PeopleTests(PostgresCluster cluster)
{
    private const string Number = "+12025550000";

    private static readonly TeamId Team = TeamId.First;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erased_person_is_nowhere_and_never_called_again()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (first, contacts) = await database.RunningCampaignAsync(2);
        var (second, others) = await database.RunningCampaignAsync(2);
        await CallAsync(database, contacts[0], first);
        await CallAsync(database, contacts[1], first);
        await LeaveTracesAsync(database, first.Id);
        var people = database.Get<Persistence.People.People>();
        Assert.Equal(2, (await people.ReadAsync(Team, Number, Cancelled)).Contacts.Count);

        await people.ForbidAsync(Team, Number, Cancelled);
        Assert.Equal(
            new IntentResult.Refused(IntentGate.DoNotCall), await database.Journal.WriteIntentAsync(TestDatabase.Intent(others[0], second), Cancelled));
        Assert.Equal(new Persistence.People.PersonErasure(2, 1, false), await people.EraseAsync(Team, Number, Cancelled));

        // Every text and document of every table is searched: what is added later is found too.
        Assert.Empty(await TracesAsync(database, "2025550000"));
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM contacts"));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM call_records"));
        Assert.Equivalent(await database.RecountAsync(first.Id), await database.Queue.CountAsync(first.Id, Cancelled));
        Assert.Equivalent(await database.RecountAsync(second.Id), await database.Queue.CountAsync(second.Id, Cancelled));
        Assert.Equal(new Persistence.People.PersonErasure(0, 0, false), await people.EraseAsync(Team, Number, Cancelled));
    }

    [Fact]
    public async Task Who_imports_an_erased_person_again_calls_nobody_and_may_lift_the_ban()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, _) = await database.RunningCampaignAsync(0);
        var people = database.Get<Persistence.People.People>();
        await people.ForbidAsync(Team, Number, Cancelled);
        await people.EraseAsync(Team, Number, Cancelled);
        var list = database.Get<DoNotCallList>();
        Assert.Equal(DoNotCallSource.Erasure, (await list.ReadAsync(Team, Number, Cancelled))!.Source);
        Assert.Empty(await list.ListAsync(Team, null, 10, Cancelled));

        var rows = new[] { new ImportRow { PhoneNumber = Number }, new ImportRow { PhoneNumber = "+12025550001" } }.ToAsyncEnumerable();
        var result = await database.Get<ContactImport>().RunAsync(campaign.Id, rows, DuplicatePolicy.Skip, null, Cancelled);
        Assert.Equal((2, 1), (result.Imported, result.OnDoNotCallList));

        Assert.True(await list.RemoveAsync(Team, Number, Cancelled));
        Assert.Null(await list.ReadAsync(Team, Number, Cancelled));
        Assert.False(await list.RemoveAsync(Team, Number, Cancelled));
    }

    [Fact]
    public async Task A_person_in_a_call_is_erased_when_it_is_over()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        var people = database.Get<Persistence.People.People>();

        await people.ForbidAsync(Team, Number, Cancelled);
        Assert.Equal(new Persistence.People.PersonErasure(0, 0, true), await people.EraseAsync(Team, Number, Cancelled));
        Assert.True((await people.ReadAsync(Team, Number, Cancelled)).IsInCall);

        Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled));
        Assert.False(await database.Get<IHousekeeping>().RemoveBlockAsync(TestDatabase.Now, Cancelled));
        Assert.Empty(await TracesAsync(database, "2025550000"));
    }

    [Fact]
    public async Task Another_teams_people_are_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var other = new TeamId(Guid.CreateVersion7());
        await database.Get<Teams>().CreateAsync(other, "Other", Cancelled);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var people = database.Get<Persistence.People.People>();

        await people.ForbidAsync(other, Number, Cancelled);
        await people.EraseAsync(other, Number, Cancelled);

        Assert.Empty((await people.ReadAsync(other, Number, Cancelled)).Contacts);
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], campaign), Cancelled));
    }

    [Fact]
    public async Task What_a_team_keeps_no_longer_goes_in_blocks_and_the_counters_stay()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (old, contacts) = await database.RunningCampaignAsync(6_000);
        await CallAsync(database, contacts[0], old);
        var (recent, _) = await database.RunningCampaignAsync(3, firstNumber: 12035550000);
        var (running, _) = await database.RunningCampaignAsync(3, firstNumber: 12045550000);
        await EndAsync(database, old, TestDatabase.Now - Duration.FromDays(31));
        await EndAsync(database, recent, TestDatabase.Now - Duration.FromDays(29));
        var before = await database.Queue.CountAsync(old.Id, Cancelled);
        var housekeeping = database.Get<IHousekeeping>();
        Assert.False(await housekeeping.RemoveBlockAsync(TestDatabase.Now, Cancelled));

        await database.Get<Teams>().SaveSettingsAsync(Team, new TeamSettings { RetentionDays = 30 }, null, Cancelled);
        Assert.True(await housekeeping.RemoveBlockAsync(TestDatabase.Now, Cancelled));
        Assert.Equal(1_000, await database.ScalarAsync<long>($"SELECT count(*) FROM contacts WHERE campaign_id = '{old.Id}'"));
        while (await housekeeping.RemoveBlockAsync(TestDatabase.Now, Cancelled))
        {
        }

        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM contacts WHERE campaign_id = '{old.Id}'"));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM call_records"));
        Assert.Equal(6, await database.ScalarAsync<long>($"SELECT count(*) FROM contacts WHERE campaign_id IN ('{recent.Id}', '{running.Id}')"));
        Assert.Equivalent(before, await database.Queue.CountAsync(old.Id, Cancelled));
    }

    private static Task EndAsync(TestDatabase database, CampaignEntry campaign, Instant at) =>
        database.Directory.SaveAsync(campaign with { Version = 2, Status = CampaignStatus.Completed, EndedAt = at }, Cancelled);

    private static async Task CallAsync(TestDatabase database, ContactTicket contact, CampaignEntry campaign)
    {
        var intent = TestDatabase.Intent(contact, campaign);
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(intent, Cancelled));
        Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled));
    }

    private static async Task LeaveTracesAsync(TestDatabase database, CampaignId campaign)
    {
        await database.Get<DoNotCallList>().AddAsync(Team, [new DoNotCallAddition(Number, "asked")], DoNotCallSource.Api, Cancelled);
        await database.ExecuteAsync($"DELETE FROM do_not_call WHERE phone_number = '{Number}'");
        await database.Get<ImportFaults>().AddAsync(
            campaign,
            Guid.CreateVersion7(),
            [new ImportFault(2, "phone", "(202) 555-0000", "twice"), new ImportFault(2, "priority", "high", "Must be a number."), new ImportFault(3, "phone", "12", "no number")],
            Cancelled);
        var requests = database.Get<IdempotentRequests>();
        await requests.BeginAsync(Team, "key", new byte[32], Cancelled);
        await requests.FinishAsync(Team, "key", new StoredReply(201, "application/json", null, null, Encoding.UTF8.GetBytes($$"""{ "phoneNumber": "{{Number}}" }""")), Cancelled);
    }

    // "table.column" of every text-like value that has these digits in a row, whatever stands between them.
    private static async Task<IReadOnlyList<string>> TracesAsync(TestDatabase database, string digits)
    {
        await using var columns = database.DataSource.CreateCommand("""
            SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
            WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying', 'jsonb', 'bytea', 'ARRAY')
            """);
        List<(string Table, string Column, string Type)> all = [];
        await using (var reader = await columns.ExecuteReaderAsync(Cancelled))
        {
            while (await reader.ReadAsync(Cancelled))
            {
                all.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
            }
        }

        Assert.True(all.Count > 50, $"{all.Count} columns.");
        List<string> found = [];
        foreach (var (table, column, type) in all)
        {
            var text = type == "bytea" ? $"encode({column}, 'escape')" : $"{column}::text";
            if (await database.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM {table} WHERE regexp_replace({text}, '[^0-9]', '', 'g') LIKE '%{digits}%')"))
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    }
}
