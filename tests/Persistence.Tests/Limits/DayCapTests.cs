using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Frequency;
using Campaigns.Domain.Ports;
using Campaigns.Domain.Teams;
using Campaigns.Persistence.Access;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Limits;

/// <summary>What may be done so often on one day, however many do it at once.</summary>
public sealed class DayCapTests(PostgresCluster cluster)
{
    private static readonly Instant Tomorrow = Instant.FromUtc(2026, 3, 3, 0, 0);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_number_is_used_as_often_as_its_cap_says_whoever_races()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(200);
        var cap = new CallerNumberCap(30, new LocalDate(2026, 3, 2), Tomorrow);

        var results = await Task.WhenAll(contacts.Select((contact, n) => database.Journal.WriteIntentAsync(
            TestDatabase.Intent(contact, campaign) with { CallerCap = cap, CallerNumber = n % 2 == 0 ? "+12025550100" : "+12025550101" }, Cancelled)));

        Assert.Equal(60, results.Count(result => result is IntentResult.Written));
        Assert.Equal(140, results.Count(result => result == new IntentResult.Refused(IntentGate.CallerNumberCapped, Tomorrow)));
        Assert.Equal(60, await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
        Assert.Equal(60, await database.ScalarAsync<long>("SELECT sum(calls) FROM day_counts"));
    }

    [Fact]
    public async Task Another_day_or_another_trunk_counts_anew()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(4);
        var cap = new CallerNumberCap(1, new LocalDate(2026, 3, 2), Tomorrow);

        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], campaign) with { CallerCap = cap }, Cancelled));
        Assert.IsType<IntentResult.Refused>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[1], campaign) with { CallerCap = cap }, Cancelled));
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(
            TestDatabase.Intent(contacts[1], campaign) with { CallerCap = cap with { Day = new LocalDate(2026, 3, 3) } }, Cancelled));
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(
            TestDatabase.Intent(contacts[2], campaign) with { CallerCap = cap, Trunk = new(Guid.CreateVersion7()) }, Cancelled));
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[3], campaign), Cancelled));
    }

    [Fact]
    public async Task A_team_begins_no_more_calls_on_one_day_than_it_may_over_all_its_campaigns()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (first, contacts) = await database.RunningCampaignAsync(50);
        var (second, others) = await database.RunningCampaignAsync(50, firstNumber: 12035550000);
        await database.Get<Teams>().SaveSettingsAsync(TeamId.First, new TeamSettings { MaxCallsPerDay = 70 }, null, Cancelled);

        var results = await Task.WhenAll(contacts.Select(contact => TestDatabase.Intent(contact, first))
            .Concat(others.Select(contact => TestDatabase.Intent(contact, second)))
            .Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));

        Assert.Equal(70, results.Count(result => result is IntentResult.Written));
        Assert.Equal(30, results.Count(result => result == new IntentResult.Refused(IntentGate.TeamCapped, Tomorrow)));
    }

    [Fact]
    public async Task A_team_talks_no_longer_on_one_day_than_it_may_whoever_races()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(50);
        await database.Get<Teams>().SaveSettingsAsync(TeamId.First, new TeamSettings { MaxMinutesPerDay = 75 }, null, Cancelled);

        // Each may last ten minutes: seven at once, whatever comes at the same time.
        var intents = contacts.Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        var results = await Task.WhenAll(intents.Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));
        var soon = new IntentResult.Refused(IntentGate.TeamCapped, TestDatabase.Now + Duration.FromMinutes(1));
        Assert.Equal(7, results.Count(result => result is IntentResult.Written));
        Assert.Equal(43, results.Count(result => result == soon));
        var standing = await database.Get<INumberStanding>().ReadAsync(campaign.Id, "+12125550000", null, TestDatabase.Now, Cancelled);
        Assert.Equal(new TalkBudget(Duration.FromMinutes(75), Duration.Zero, Duration.FromMinutes(70)), standing.Talk);

        // One talked for half a minute, one for nine minutes: there is room for one more, and no longer for two.
        var up = intents.Where((_, n) => results[n] is IntentResult.Written).ToList();
        await database.Journal.WriteOutcomeAsync(Talked(up[0], Duration.FromSeconds(30)), Cancelled);
        await database.Journal.WriteOutcomeAsync(Talked(up[1], Duration.FromMinutes(9)), Cancelled);
        var later = intents.Where((_, n) => results[n] is IntentResult.Refused).ToList();
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(later[0] with { CallId = "once-more" }, Cancelled));
        Assert.Equal(soon, await database.Journal.WriteIntentAsync(later[1] with { CallId = "too-many" }, Cancelled));

        // What was talked alone leaves no room for a call of ten minutes: not before tomorrow.
        await database.Get<Teams>().SaveSettingsAsync(TeamId.First, new TeamSettings { MaxMinutesPerDay = 19 }, null, Cancelled);
        Assert.Equal(new IntentResult.Refused(IntentGate.TeamCapped, Tomorrow), await database.Journal.WriteIntentAsync(later[1] with { CallId = "tomorrow" }, Cancelled));
        Assert.Equal(570, await database.ScalarAsync<int>("SELECT calls FROM day_counts WHERE name = 'talk' AND calls > 0"));
    }

    [Fact]
    public async Task What_another_limit_refuses_is_not_counted()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        await database.Get<Teams>().SaveSettingsAsync(
            TeamId.First, new TeamSettings { MaxCallsPerDay = 1, Frequency = new FrequencyLimits { MaxPer24Hours = 1 } }, null, Cancelled);
        await database.ExecuteAsync($"""
            INSERT INTO call_records (campaign_id, contact_id, attempt_number, phone_number, caller_number, trunk_id, owner, call_id, disposition, cause, failure, ended_by,
                                      intended_at, ended_at, invite_transmissions, next_state, attempts_spent, capacity_refusals)
            SELECT campaign_id, contact_id, 99, phone_number, '+12025559999', gen_random_uuid(), 'other', 'other', 2, '', 0, 0, '2026-03-02 09:00Z', '2026-03-02 09:01Z', 1, 12, 1, 0
            FROM contacts WHERE contact_id = {contacts[0].Key.Contact}
            """);

        Assert.Equal(
            IntentGate.FrequencyLimit,
            Assert.IsType<IntentResult.Refused>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], campaign), Cancelled)).Gate);
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[1], campaign), Cancelled));
    }

    private static AttemptRecord Talked(AttemptIntent intent, Duration time)
    {
        var record = TestDatabase.Outcome(intent, Disposition.Answered, ContactState.Answered);
        return record with { Outcome = record.Outcome with { SipStatus = 200, AnsweredAt = intent.IntendedAt, EndedAt = intent.IntendedAt + time }, TalkTime = time };
    }
}
