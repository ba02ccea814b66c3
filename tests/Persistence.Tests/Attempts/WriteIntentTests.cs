using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Testing;
using Npgsql;

namespace Campaigns.Persistence.Tests.Attempts;

public sealed class WriteIntentTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_intent_that_passes_every_gate_opens_the_number()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);

        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(intent, Cancelled));

        var open = await database.Journal.ReadOpenAsync(contacts[0].Key, Cancelled);
        Assert.NotNull(open);
        Assert.Equal(
            new OpenCall(contacts[0], 1, intent.CallId, intent.Trunk, intent.CallerNumber, TestDatabase.Owner, intent.IntendedAt, intent.RingTimeout, intent.MaxCallDuration, null, null) with { Contact = open.Contact },
            open);
        Assert.Equivalent(contacts[0], open.Contact);
        Assert.Equal(1, (await database.Queue.CountAsync(campaign.Id, Cancelled)).OpenCalls);
        Assert.Empty((await database.Queue.PendingAsync(campaign.Id, [0], null, 10, Cancelled)).Contacts);
    }

    private const string CallOfAnother = """
        INSERT INTO open_calls (phone_number, campaign_id, contact_id, attempt_number, caller_number, trunk_id, owner, epoch, call_id, local_tag, ring_timeout_ms, max_call_duration_ms, intended_at)
        SELECT phone_number, campaign_id, contact_id, 1, '+12025559999', gen_random_uuid(), 'other', 1, 'other', 't', 1, 1, now() FROM contacts
        """;

    private const string RecordOfAnother = """
        INSERT INTO call_records (campaign_id, contact_id, attempt_number, phone_number, caller_number, trunk_id, owner, call_id, disposition, cause, failure, ended_by,
                                  intended_at, ended_at, invite_transmissions, next_state, attempts_spent, capacity_refusals)
        SELECT campaign_id, contact_id, 1, phone_number, '+12025559999', gen_random_uuid(), 'other', 'other', 0, '', 0, 0, now(), now(), 1, 10, 1, 0 FROM contacts
        """;

    public static TheoryData<IntentGate, string> ClosedGates => new()
    {
        { IntentGate.ContactChanged, "UPDATE contacts SET version = version + 1" },
        { IntentGate.ContactChanged, "UPDATE contacts SET state = 18" },
        { IntentGate.ContactChanged, "DELETE FROM contacts" },
        { IntentGate.CampaignNotRunning, "UPDATE campaigns SET status = 3" },
        { IntentGate.CampaignNotRunning, "UPDATE campaigns SET epoch = epoch + 1" },
        { IntentGate.CampaignNotRunning, "DELETE FROM campaigns" },
        { IntentGate.NoGrant, "DELETE FROM slot_grants" },
        { IntentGate.NoGrant, "UPDATE slot_grants SET owner = 'silo-2@1'" },
        { IntentGate.DoNotCall, "INSERT INTO do_not_call (team_id, phone_number, reason, source) SELECT team_id, '+12025550000', 'asked', 0 FROM campaigns" },
        { IntentGate.NumberInCall, """
            INSERT INTO open_calls (phone_number, campaign_id, contact_id, attempt_number, caller_number, trunk_id, owner, epoch, call_id, local_tag, ring_timeout_ms, max_call_duration_ms, intended_at)
            VALUES ('+12025550000', gen_random_uuid(), 1, 1, '+12025559999', gen_random_uuid(), 'other', 1, 'other', 't', 1, 1, now())
            """ },
        { IntentGate.AttemptNumberUsed, RecordOfAnother },
    };

    [Theory]
    [MemberData(nameof(ClosedGates))]
    public async Task A_closed_gate_refuses_by_name_and_nothing_is_written(IntentGate gate, string closing)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.ExecuteAsync(closing);

        var result = await database.Journal.WriteIntentAsync(intent, Cancelled);

        Assert.Equal(new IntentResult.Refused(gate), result);
        Assert.Equal(0, await database.ScalarAsync<long>($"SELECT count(*) FROM open_calls WHERE call_id = '{intent.CallId}'"));
    }

    [Fact]
    public async Task The_same_intent_written_again_finds_itself()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);

        await database.Journal.WriteIntentAsync(intent, Cancelled);
        await database.Directory.SaveAsync(campaign with { Version = 2, Epoch = 2, Status = CampaignStatus.Paused }, Cancelled);

        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(intent, Cancelled));
        Assert.Equal(new IntentResult.Refused(IntentGate.CampaignNotRunning), await database.Journal.WriteIntentAsync(intent with { CallId = "another" }, Cancelled));
    }

    [Fact]
    public async Task One_number_in_two_campaigns_is_opened_by_one_of_them()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (first, contactsOfFirst) = await database.RunningCampaignAsync(200);
        var (second, contactsOfSecond) = await database.RunningCampaignAsync(200);

        var results = await Task.WhenAll(contactsOfFirst.Select(contact => TestDatabase.Intent(contact, first))
            .Concat(contactsOfSecond.Reverse().Select(contact => TestDatabase.Intent(contact, second)))
            .Select(async intent => (intent.PhoneNumber, Result: await database.Journal.WriteIntentAsync(intent, Cancelled))));

        Assert.All(results.GroupBy(result => result.PhoneNumber), pair =>
        {
            Assert.Single(pair, result => result.Result is IntentResult.Written);
            Assert.Single(pair, result => result.Result is IntentResult.Refused { Gate: IntentGate.NumberInCall });
        });
    }

    [Fact]
    public async Task Racing_intents_of_one_attempt_are_written_once()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], campaign), Cancelled)));

        Assert.Single(results.OfType<IntentResult.Written>());
        Assert.All(results.OfType<IntentResult.Refused>(), refused => Assert.Contains(refused.Gate, (IntentGate[])[IntentGate.NumberInCall, IntentGate.AttemptNumberUsed]));
    }

    [Fact]
    public async Task A_number_opened_for_an_attempt_number_that_turns_out_to_be_used_is_closed_again()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await database.ExecuteAsync(CallOfAnother);
        await using var other = new NpgsqlCommand($"DELETE FROM open_calls; {RecordOfAnother}", connection, transaction);
        await other.ExecuteNonQueryAsync(Cancelled);

        // The intent can't see yet that the other attempt is over; it waits for the number, and gets it.
        var writing = database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], campaign), Cancelled);
        while (!await database.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted)"))
        {
            await Task.Yield();
        }

        await transaction.CommitAsync(Cancelled);

        Assert.Equal(new IntentResult.Refused(IntentGate.AttemptNumberUsed), await writing);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
    }

    [Fact]
    public async Task A_row_that_cannot_be_written_fails_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(100);
        var intents = contacts.Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        // A character that PostgreSQL's text cannot hold.
        intents[40] = intents[40] with { LocalTag = "\0" };

        var results = await Task.WhenAll(intents.Select(async intent => await Record.ExceptionAsync(() => database.Journal.WriteIntentAsync(intent, Cancelled))));

        Assert.NotNull(results[40]);
        Assert.Equal(99, results.Count(result => result is null));
        Assert.Equal(99, await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
    }
}
