using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.ReadModels;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Attempts;

public sealed class WriteOutcomeTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outcome_is_recorded_the_contact_written_and_the_number_closed()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        var retryAt = TestDatabase.Now + Duration.FromMinutes(5);

        Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, Disposition.Busy, ContactState.WaitingForRetry, nextAt: retryAt), Cancelled));

        Assert.Null(await database.Journal.ReadOpenAsync(intent.Contact, Cancelled));
        Assert.Equivalent(
            contacts[0] with { State = ContactState.WaitingForRetry, AttemptsSpent = 1, LastAttemptNumber = 1, NextAt = retryAt, Version = 2 },
            await database.Queue.ReadAsync(intent.Contact, Cancelled));
        Assert.Equivalent(
            new CampaignCounts(new Dictionary<ContactState, long> { [ContactState.WaitingForRetry] = 1 }, new Dictionary<Disposition, long> { [Disposition.Busy] = 1 }, 0),
            await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task The_table_of_open_calls_is_vacuumed_after_so_many_closed_calls()
    {
        await using var database = await TestDatabase.CreateAsync(cluster, options => options with { OpenCallsPerVacuum = 100 });
        var (campaign, contacts) = await database.RunningCampaignAsync(150);
        var intents = contacts.Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        await Task.WhenAll(intents.Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));
        await Task.WhenAll(intents.Select(intent => database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, Disposition.Busy, ContactState.NoAnswer), Cancelled)));

        await database.StopAsync(Cancelled);

        await using var command = database.DataSource.CreateCommand("SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'open_calls'");
        Assert.Equal(1L, await command.ExecuteScalarAsync(Cancelled));
    }

    [Fact]
    public async Task Every_field_of_a_record_is_read_back()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        var at = TestDatabase.Now;
        var record = TestDatabase.Outcome(intent, Disposition.Answered, ContactState.WaitingForRetry, nextAt: at + Duration.FromHours(1)) with
        {
            TalkTime = Duration.FromMilliseconds(61_234),
            CapacityRefusals = 2,
            Outcome = new CallOutcome
            {
                CallId = intent.CallId,
                SipStatus = 200,
                SipReason = "OK",
                Q850Cause = 16,
                RetryAfter = Duration.FromSeconds(7),
                Failure = CallFailure.MediaFailed,
                OurReason = CallEndReason.MaxCallDuration,
                EndedBy = CallParty.Us,
                InviteAt = at + Duration.FromMilliseconds(1),
                TryingAt = at + Duration.FromMilliseconds(2),
                RingingAt = at + Duration.FromMilliseconds(3),
                AnsweredAt = at + Duration.FromMilliseconds(4),
                EndedAt = at + Duration.FromMilliseconds(5),
                RemoteTag = "r",
                InviteTransmissions = 3,
            },
        };

        await database.Journal.WriteOutcomeAsync(record, Cancelled);

        var listed = await database.Get<AttemptReadModel>().ListAsync(campaign.Id, null, 10, Cancelled);
        Assert.Equal(record, Assert.Single(listed).Record);
        Assert.Equal(listed, await database.Get<AttemptReadModel>().ListAsync(intent.Contact, Cancelled));
    }

    [Fact]
    public async Task A_repeated_outcome_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled);

        Assert.False(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, Disposition.Lost, ContactState.Lost), Cancelled));

        Assert.Equal(ContactState.Busy, (await database.Queue.ReadAsync(intent.Contact, Cancelled))!.State);
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task An_outcome_without_an_intent_is_dropped()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);

        Assert.False(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(TestDatabase.Intent(contacts[0], campaign)), Cancelled));

        Assert.Equivalent(contacts[0], await database.Queue.ReadAsync(contacts[0].Key, Cancelled));
    }

    public static TheoryData<ContactState, ContactState, ContactState> FinalMeanwhile => new()
    {
        { ContactState.Cancelled, ContactState.WaitingForRetry, ContactState.Cancelled },
        { ContactState.Expired, ContactState.Pending, ContactState.Expired },
        { ContactState.DoNotCall, ContactState.NoAnswer, ContactState.DoNotCall },
        { ContactState.Cancelled, ContactState.Answered, ContactState.Answered },
        { ContactState.WaitingForRetry, ContactState.Busy, ContactState.Busy },
    };

    [Theory]
    [MemberData(nameof(FinalMeanwhile))]
    public async Task A_contact_made_final_meanwhile_is_not_resurrected_but_an_answer_is_the_truth(ContactState meanwhile, ContactState reported, ContactState expected)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        var next = meanwhile == ContactState.WaitingForRetry ? "now()" : "NULL";
        await database.ExecuteAsync($"UPDATE contacts SET state = {(short)meanwhile}, next_at = {next}; UPDATE campaign_counts SET code = {(short)meanwhile}");

        var nextAt = reported == ContactState.WaitingForRetry ? TestDatabase.Now : default(Instant?);
        Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, next: reported, nextAt: nextAt), Cancelled));

        var contact = await database.Queue.ReadAsync(intent.Contact, Cancelled);
        Assert.Equal((expected, null), (contact!.State, contact.NextAt));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task Counters_stay_exact_under_many_concurrent_attempts_and_settlements()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(400);

        await Task.WhenAll(contacts.Select(async (contact, i) =>
        {
            if (i % 4 == 0)
            {
                Assert.True(await database.Journal.SettleAsync(contact, ContactState.DoNotCall, Cancelled));
                return;
            }

            for (var (ticket, number) = (contact, 1); number <= 3; number++)
            {
                var intent = TestDatabase.Intent(ticket, campaign);
                Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(intent, Cancelled));
                var final = number == 3;
                Assert.True(await database.Journal.WriteOutcomeAsync(
                    TestDatabase.Outcome(intent, Disposition.NoAnswer, final ? ContactState.NoAnswer : ContactState.WaitingForRetry, number, final ? null : TestDatabase.Now), Cancelled));
                ticket = (await database.Queue.ReadAsync(contact.Key, Cancelled))!;
            }
        }));

        var counts = await database.Queue.CountAsync(campaign.Id, Cancelled);
        Assert.Equivalent(
            new CampaignCounts(new Dictionary<ContactState, long> { [ContactState.NoAnswer] = 300, [ContactState.DoNotCall] = 100 }, new Dictionary<Disposition, long> { [Disposition.NoAnswer] = 900 }, 0),
            counts);
        Assert.Equivalent(await database.RecountAsync(campaign.Id), counts);
    }

    [Fact]
    public async Task A_record_that_breaks_an_invariant_fails_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(60);
        var intents = contacts.Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        await Task.WhenAll(intents.Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));

        // A retry without an instant.
        var results = await Task.WhenAll(intents.Select(async (intent, i) => await Record.ExceptionAsync(() =>
            database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, next: i == 17 ? ContactState.WaitingForRetry : ContactState.Busy), Cancelled))));

        Assert.NotNull(results[17]);
        Assert.Equal(59, results.Count(result => result is null));
        Assert.NotNull(await database.Journal.ReadOpenAsync(intents[17].Contact, Cancelled));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }
}
