using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Teams;
using Campaigns.Persistence.Access;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Limits;

/// <summary>How often a number is called, asked in the transaction that opens it.</summary>
public sealed class FrequencyTests(PostgresCluster cluster)
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_of_all_campaigns_of_the_team_count()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (first, contacts) = await database.RunningCampaignAsync(2);
        var (second, contactsOfSecond) = await database.RunningCampaignAsync(2);
        await LimitTeamAsync(database, new FrequencyLimits { MaxPer7Days = 1 });
        await CallAsync(database, contacts[0], first, TestDatabase.Now - Duration.FromDays(2));

        var refused = await WriteAsync(database, contactsOfSecond[0], second);

        Assert.Equal(new IntentResult.Refused(IntentGate.FrequencyLimit, TestDatabase.Now + Duration.FromDays(5)), refused);
        Assert.IsType<IntentResult.Written>(await WriteAsync(database, contactsOfSecond[1], second));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
    }

    [Fact]
    public async Task Calls_of_another_team_do_not_count_and_its_limits_do_not_bind()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var other = new TeamId(Guid.CreateVersion7());
        await database.Get<Teams>().CreateAsync(other, "Other", Cancelled);
        await LimitTeamAsync(database, new FrequencyLimits { MaxPer7Days = 1 }, other);
        var (ours, contacts) = await database.RunningCampaignAsync(1);
        await CallAsync(database, contacts[0], ours, TestDatabase.Now - Duration.FromDays(1));
        var (theirs, theirContacts) = await database.RunningCampaignAsync(1);
        await database.ExecuteAsync($"UPDATE campaigns SET team_id = '{other}' WHERE campaign_id = '{theirs.Id}'");

        Assert.IsType<IntentResult.Written>(await WriteAsync(database, theirContacts[0], theirs));
    }

    [Theory]
    [InlineData(Disposition.NotSent, true)]
    [InlineData(Disposition.Capacity, true)]
    [InlineData(Disposition.TrunkRefused, true)]
    [InlineData(Disposition.NoAnswer, false)]
    [InlineData(Disposition.Cancelled, false)]
    [InlineData(Disposition.Lost, false)]
    public async Task What_never_reached_the_phone_does_not_count(Disposition disposition, bool written)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        await LimitTeamAsync(database, new FrequencyLimits { MaxPer24Hours = 1 });
        var called = await CallAsync(database, contacts[0], campaign, TestDatabase.Now - Duration.FromHours(1), disposition);

        Assert.Equal(written, await WriteAsync(database, called, campaign) is IntentResult.Written);
    }

    [Fact]
    public async Task A_campaigns_own_limit_binds_it_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (limited, contacts) = await database.RunningCampaignAsync(1);
        var (free, contactsOfFree) = await database.RunningCampaignAsync(1);
        limited = limited with { Settings = limited.Settings with { Frequency = new FrequencyLimits { QuietDaysAfterConversation = 3 } } };
        await database.Directory.SaveAsync(limited, Cancelled);
        var ended = TestDatabase.Now - Duration.FromHours(1);
        await CallAsync(database, contactsOfFree[0], free, ended - Duration.FromSeconds(3), Disposition.Answered);

        Assert.Equal(
            new IntentResult.Refused(IntentGate.FrequencyLimit, ended + Duration.FromDays(3)), await WriteAsync(database, contacts[0], limited));

        await database.Directory.SaveAsync(limited with { Version = 2, Settings = limited.Settings with { Frequency = FrequencyLimits.None } }, Cancelled);
        Assert.IsType<IntentResult.Written>(await WriteAsync(database, contacts[0], limited));
    }

    [Fact]
    public async Task The_calendar_day_is_the_contacts()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        await LimitTeamAsync(database, new FrequencyLimits { MaxPerCalendarDay = 1 });

        // Ten o'clock in UTC, five in New York, where it was yesterday six hours ago.
        var called = await CallAsync(database, contacts[0], campaign, TestDatabase.Now - Duration.FromHours(6));

        var inUtc = TestDatabase.Intent(called, campaign) with { Zones = [DateTimeZone.Utc] };
        Assert.Equal(
            new IntentResult.Refused(IntentGate.FrequencyLimit, Instant.FromUtc(2026, 3, 3, 0, 0)), await database.Journal.WriteIntentAsync(inUtc, Cancelled));
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(inUtc with { Zones = [NewYork] }, Cancelled));
    }

    [Fact]
    public async Task Two_campaigns_that_race_for_one_number_never_call_it_once_too_often()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (first, contactsOfFirst) = await database.RunningCampaignAsync(100);
        var (second, contactsOfSecond) = await database.RunningCampaignAsync(100);
        await LimitTeamAsync(database, new FrequencyLimits { MaxPer24Hours = 1 });

        // Each dials its numbers as fast as it can, and ends each call at once: the other one finds the number open, or its call.
        var outcomes = await Task.WhenAll(
            contactsOfFirst.Select(contact => DialAsync(database, contact, first)).Concat(contactsOfSecond.Reverse().Select(contact => DialAsync(database, contact, second))));

        Assert.Equal(100, outcomes.Count(called => called));
        Assert.Equal(100, await database.ScalarAsync<long>("SELECT count(DISTINCT phone_number) FROM call_records"));
        Assert.Equal(100, await database.ScalarAsync<long>("SELECT count(*) FROM call_records"));
    }

    [Fact]
    public async Task A_contact_that_is_deferred_waits_unspent_and_is_found_when_it_is_due()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        var until = TestDatabase.Now + Duration.FromDays(1);

        Assert.True(await database.Journal.DeferAsync(contacts[0], until, Cancelled));
        Assert.False(await database.Journal.DeferAsync(contacts[0], until, Cancelled));

        Assert.Equal(contacts[1].Key, Assert.Single((await database.Queue.PendingAsync(campaign.Id, [0], null, 10, Cancelled)).Contacts).Ticket.Key);
        Assert.Empty(await database.Queue.DueRetriesAsync(campaign.Id, [0], null, until - Duration.FromSeconds(1), 10, Cancelled));
        var due = Assert.Single(await database.Queue.DueRetriesAsync(campaign.Id, [0], null, until, 10, Cancelled)).Ticket;
        Assert.Equal((ContactState.WaitingForRetry, 0, until), (due.State, due.AttemptsSpent, due.NextAt));

        // Deferred again, nothing is counted twice.
        Assert.True(await database.Journal.DeferAsync(due, until + Duration.FromDays(1), Cancelled));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    private static async Task<bool> DialAsync(TestDatabase database, ContactTicket contact, CampaignEntry campaign)
    {
        while (true)
        {
            var intent = TestDatabase.Intent(contact, campaign);
            switch (await database.Journal.WriteIntentAsync(intent, Cancelled))
            {
                case IntentResult.Written:
                    return await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled);
                case IntentResult.Refused { Gate: IntentGate.FrequencyLimit }:
                    return false;
                case IntentResult.Refused refused:
                    Assert.Equal(IntentGate.NumberInCall, refused.Gate);
                    break;
            }
        }
    }

    private static Task<IntentResult> WriteAsync(TestDatabase database, ContactTicket contact, CampaignEntry campaign) =>
        database.Journal.WriteIntentAsync(TestDatabase.Intent(contact, campaign) with { Zones = [NewYork] }, Cancelled);

    // A call of three seconds, after which the contact may be called again. Returns its row.
    private static async Task<ContactTicket> CallAsync(
        TestDatabase database, ContactTicket contact, CampaignEntry campaign, Instant at, Disposition disposition = Disposition.NoAnswer)
    {
        var intent = TestDatabase.Intent(contact, campaign) with { IntendedAt = at };

        // Before the limits count: records of the past are made, not judged.
        await database.ExecuteAsync("UPDATE teams SET limits = NULL");
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(intent, Cancelled));
        Assert.True(await database.Journal.WriteOutcomeAsync(
            TestDatabase.Outcome(intent, disposition, ContactState.WaitingForRetry, nextAt: TestDatabase.Now), Cancelled));
        await database.ExecuteAsync("""
            UPDATE teams SET limits = jsonb_build_object('frequency', settings -> 'frequency') WHERE settings -> 'frequency' IS NOT NULL
            """);
        return (await database.Queue.ReadAsync(contact.Key, Cancelled))!;
    }

    private static async Task LimitTeamAsync(TestDatabase database, FrequencyLimits limits, TeamId? team = null) =>
        Assert.NotNull(await database.Get<Teams>().SaveSettingsAsync(team ?? TeamId.First, new TeamSettings { Frequency = limits }, null, Cancelled));
}
