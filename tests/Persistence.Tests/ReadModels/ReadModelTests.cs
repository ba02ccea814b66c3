using Campaigns.Domain.Access;
using Campaigns.Domain.Amd;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.CallWindows;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Trunks;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.ReadModels;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.ReadModels;

public sealed class ReadModelTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaign_is_read_back_whole()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var entry = TestDatabase.Campaign(CampaignStatus.Paused) with
        {
            StartedAt = TestDatabase.Now,
            EndedAt = TestDatabase.Now + Duration.FromHours(1),
            Reasons = ["The trunk is gone.", "No caller number."],
            Settings = TestDatabase.Campaign().Settings with
            {
                Description = "with \"quotes\"",
                CallWindow = new CallWindow(
                    new Dictionary<IsoDayOfWeek, IReadOnlyList<LocalTimeRange>>
                    {
                        [IsoDayOfWeek.Monday] = [new LocalTimeRange(new LocalTime(9, 0), new LocalTime(12, 30)), new LocalTimeRange(new LocalTime(22, 0), new LocalTime(2, 0))],
                        [IsoDayOfWeek.Sunday] = [],
                    },
                    [new DateInterval(new LocalDate(2026, 12, 24), new LocalDate(2026, 12, 26))]),
                EndAt = TestDatabase.Now + Duration.FromDays(2),
                MaxCallsPerSecond = 0.5,
                Retry = RetryPolicy.Default with { Busy = new RetryRule(true, Duration.FromMinutes(7), 2), Backoff = new Backoff(1.5, Duration.FromHours(3)) },
                VariablesJson = """{"a":"1"}""",
            },
        };
        await database.Directory.SaveAsync(entry, Cancelled);

        var row = await database.Get<CampaignReadModel>().ReadAsync(entry.Id, Cancelled);

        Assert.Equivalent(entry, row!.Entry, strict: true);
        Assert.Equal(entry.Settings.CallWindow.Hours[IsoDayOfWeek.Monday], row.Entry.Settings.CallWindow.Hours[IsoDayOfWeek.Monday]);
    }

    [Fact]
    public async Task Campaigns_are_listed_newest_first_with_their_counts_and_without_deleted_ones()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (running, contacts) = await database.RunningCampaignAsync(3);
        await database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[0], running), Cancelled);
        var newer = TestDatabase.Campaign(CampaignStatus.Draft);
        var deleted = TestDatabase.Campaign(CampaignStatus.Draft) with { Deleted = true };
        await database.Directory.SaveAsync(newer, Cancelled);
        await database.Directory.SaveAsync(deleted, Cancelled);
        foreach (var id in (CampaignId[])[running.Id, newer.Id, deleted.Id])
        {
            await database.Get<TeamResources>().ClaimAsync(id.Value, TeamId.First, Cancelled);
        }
        var model = database.Get<CampaignReadModel>();

        var all = await ListAsync(null, 10);

        Assert.Equal([newer.Id, running.Id], all.Select(row => row.Entry.Id));
        Assert.Equivalent(await database.Queue.CountAsync(running.Id, Cancelled), all[1].Counts);
        Assert.Equal((3, 1), (all[1].Counts.Total, all[1].Counts.OpenCalls));
        Assert.Equal([newer.Id], (await ListAsync(null, 1)).Select(row => row.Entry.Id));
        Assert.Equal([running.Id], (await ListAsync(newer.Id, 1)).Select(row => row.Entry.Id));
        Assert.Null(await model.ReadAsync(deleted.Id, Cancelled));

        Task<IReadOnlyList<CampaignRow>> ListAsync(CampaignId? before, int limit) => model.ListAsync(
            TeamId.First,
            new CampaignFilter(),
            new ListPage<CampaignSort, Guid>(new ListOrder<CampaignSort>(CampaignSort.CreatedAt, Descending: true), before is { } id ? new ListPosition<Guid>(null, id.Value) : null, limit),
            Cancelled);
    }

    [Fact]
    public async Task Contacts_are_filtered_by_state_and_by_what_their_call_is_doing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(4);
        var intents = contacts.Take(3).Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        await Task.WhenAll(intents.Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));
        await database.Journal.WriteAnswerAsync(new AnsweredCall(intents[1].Contact, 1, intents[1].PhoneNumber, TestDatabase.Now, TestDatabase.Dialog(intents[1].CallId)), Cancelled);
        await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intents[2]), Cancelled);

        Assert.Equal([0], await ListAsync(new ContactFilter { Live = [LiveCall.Dialing] }));
        Assert.Equal([1], await ListAsync(new ContactFilter { Live = [LiveCall.InCall] }));
        Assert.Equal([2], await ListAsync(new ContactFilter { States = [ContactState.Busy] }));
        Assert.Equal([3], await ListAsync(new ContactFilter { States = [ContactState.Pending] }));
        Assert.Equal([1, 2, 3], await ListAsync(new ContactFilter { States = [ContactState.Busy, ContactState.Pending], Live = [LiveCall.InCall] }));
        Assert.Equal([0, 1, 2, 3], await ListAsync(ContactFilter.All));
        Assert.Equal([2, 3], await ListAsync(ContactFilter.All, after: 1));
        Assert.Equal([0, 1], await ListAsync(ContactFilter.All, limit: 2));
        var model = database.Get<ContactReadModel>();
        Assert.Equal(LiveCall.InCall, (await model.ReadAsync(contacts[1].Key, Cancelled))!.Live);
        Assert.Null(await model.ReadAsync(new ContactKey(campaign.Id, -1), Cancelled));

        async Task<IEnumerable<int>> ListAsync(ContactFilter filter, int? after = null, int limit = 10)
        {
            var rows = await database.Get<ContactReadModel>().ListAsync(campaign.Id, filter, after is { } i ? contacts[i].Key.Contact : null, limit, Cancelled);
            return rows.Select(row => contacts.ToList().FindIndex(contact => contact.Key == row.Ticket.Key));
        }
    }

    [Fact]
    public async Task Attempts_are_paged_newest_first()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(5);
        foreach (var contact in contacts)
        {
            var intent = TestDatabase.Intent(contact, campaign);
            await database.Journal.WriteIntentAsync(intent, Cancelled);
            await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled);
        }

        var model = database.Get<AttemptReadModel>();
        var first = await model.ListAsync(campaign.Id, null, 3, Cancelled);
        var second = await model.ListAsync(campaign.Id, first[^1].RecordId, 3, Cancelled);

        Assert.Equal(contacts.Reverse().Select(contact => contact.Key), first.Concat(second).Select(row => row.Record.Contact));
        Assert.Empty(await model.ListAsync(campaign.Id, second[^1].RecordId, 3, Cancelled));
    }

    [Fact]
    public async Task Details_of_an_attempt_are_read_back_as_they_were_and_may_be_missing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        var details = new CallDetails
        {
            Detection = new Detection { Verdict = AmdVerdict.Machine, Cause = AmdCause.Beep, TookMs = 4320, Corrected = true, GreetingEnd = GreetingEnd.Beep, MessageDropped = true },
            Media = new MediaQuality { PacketsSent = 500, PacketsReceived = 498, PacketsLost = -2, JitterMs = 1.3, FarPacketsLost = 4, FarJitterMs = 0.5, RoundTripMs = 41.2 },
        };
        foreach (var (contact, known) in contacts.Zip([details, null]))
        {
            var intent = TestDatabase.Intent(contact, campaign);
            await database.Journal.WriteIntentAsync(intent, Cancelled);
            var outcome = TestDatabase.Outcome(intent);
            await database.Journal.WriteOutcomeAsync(outcome with { Outcome = outcome.Outcome with { Details = known } }, Cancelled);
        }

        var rows = await database.Get<AttemptReadModel>().ListAsync(campaign.Id, null, 3, Cancelled);

        Assert.Equal([null, details], rows.Select(row => row.Record.Outcome.Details));
    }

    [Fact]
    public async Task Details_with_members_of_a_later_version_are_read_as_far_as_they_are_known()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled);
        await database.ExecuteAsync("""UPDATE call_records SET details = '{ "unheardOf": { "a": 1 } }'""");

        var rows = await database.Get<AttemptReadModel>().ListAsync(campaign.Id, null, 3, Cancelled);

        Assert.Equal([new CallDetails()], rows.Select(row => row.Record.Outcome.Details));
    }

    [Fact]
    public async Task Trunks_and_assistants_are_read_back_without_secrets_until_they_are_deleted()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var trunk = new TrunkSettings { Name = "Carrier", Host = "sip.example.org", Username = "u", Password = "p", CallerNumbers = ["+12025550000"], AllowedPrefixes = ["+1", "+49"] };
        var trunkId = new TrunkId(Guid.CreateVersion7());
        var assistant = new AssistantSettings { Name = "Voice", AudioKey = "k", Afterwards = AfterAnnouncement.StayOnLine };
        var assistantId = new AssistantId(Guid.CreateVersion7());
        var (trunks, assistants) = (database.Get<TrunkReadModel>(), database.Get<AssistantReadModel>());

        await database.Get<TeamResources>().ClaimAsync(trunkId.Value, TeamId.First, Cancelled);
        await database.Get<TeamResources>().ClaimAsync(assistantId.Value, TeamId.First, Cancelled);
        await database.Directory.SaveTrunkAsync(trunkId, trunk, 2, deleted: false, Cancelled);
        await database.Directory.SaveTrunkAsync(trunkId, trunk with { Name = "older" }, 1, deleted: false, Cancelled);
        await database.Directory.SaveAssistantAsync(assistantId, assistant, 1, deleted: false, Cancelled);

        Assert.Equivalent(new TrunkRow(trunkId, 2, trunk with { Password = null }), await trunks.ReadAsync(trunkId, Cancelled), strict: true);
        Assert.Equal(new AssistantRow(assistantId, 1, assistant), Assert.Single(await assistants.ListAsync(TeamId.First, Cancelled)));

        await database.Directory.SaveTrunkAsync(trunkId, trunk, 3, deleted: true, Cancelled);
        await database.Directory.SaveAssistantAsync(assistantId, assistant, 2, deleted: true, Cancelled);
        Assert.Empty(await trunks.ListAsync(TeamId.First, Cancelled));
        Assert.Null(await assistants.ReadAsync(assistantId, Cancelled));
    }
}
