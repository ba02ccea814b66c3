using System.Text.Json.Nodes;
using Campaigns.Domain.Access;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Access;
using Campaigns.Persistence.Webhooks;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Webhooks;

/// <summary>What is told is queued in the transaction that makes it true.</summary>
public sealed class WebhookEventTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outcome_tells_each_endpoint_that_asked_for_it_and_no_other()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        await database.Get<TeamResources>().ClaimAsync(campaign.Id.Value, TeamId.First, Cancelled);
        var attempts = await EndpointAsync(database, TeamId.First, WebhookEvent.AttemptCompleted);
        var both = await EndpointAsync(database, TeamId.First, WebhookEvent.AttemptCompleted, WebhookEvent.ContactCompleted);
        var paused = await EndpointAsync(database, TeamId.First, WebhookEvent.CampaignPaused);
        var foreign = await EndpointAsync(database, await NewTeamAsync(database), WebhookEvent.AttemptCompleted);
        await database.ExecuteAsync($"UPDATE contacts SET external_id = 'crm-7', display_name = 'Ada' WHERE contact_id = {contacts[0].Key.Contact}");

        await CallAsync(database, campaign, contacts[0], ContactState.Busy, nextAt: null);
        await CallAsync(database, campaign, contacts[1], ContactState.WaitingForRetry, TestDatabase.Now + Duration.FromMinutes(10));

        Assert.Equal(["attempt.completed", "attempt.completed"], (await BodiesAsync(database, attempts)).Select(TypeOf));
        var bodies = await BodiesAsync(database, both);
        Assert.Equal(["attempt.completed", "attempt.completed", "contact.completed"], bodies.Select(TypeOf).Order());
        var attempt = bodies.First(body => TypeOf(body) == "attempt.completed")["data"]!;
        Assert.Equal(("crm-7", "busy", "+12025550000", "2026-03-02T10:00:03Z"), (Text(attempt, "externalId"), Text(attempt, "disposition"), Text(attempt, "phoneNumber"), Text(attempt, "endedAt")));
        var contact = bodies.First(body => TypeOf(body) == "contact.completed")["data"]!;
        Assert.Equal(("Ada", "busy", 1), (Text(contact, "displayName"), Text(contact, "state"), contact["attemptsSpent"]!.GetValue<int>()));
        Assert.Empty(await BodiesAsync(database, paused));
        Assert.Empty(await BodiesAsync(database, foreign));
    }

    [Fact]
    public async Task Without_an_endpoint_an_outcome_queues_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        await database.Get<TeamResources>().ClaimAsync(campaign.Id.Value, TeamId.First, Cancelled);

        await CallAsync(database, campaign, contacts[0], ContactState.Busy, nextAt: null);

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM webhook_deliveries"));
    }

    [Fact]
    public async Task A_change_of_status_is_told_once_however_often_it_is_saved()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var endpoint = await EndpointAsync(database, TeamId.First, [.. WebhookEvents.Subscribable]);
        var draft = TestDatabase.Campaign(CampaignStatus.Draft);
        await database.Get<TeamResources>().ClaimAsync(draft.Id.Value, TeamId.First, Cancelled);

        var version = draft.Version;
        foreach (var status in (CampaignStatus[])[CampaignStatus.Draft, CampaignStatus.Running, CampaignStatus.Running, CampaignStatus.Paused, CampaignStatus.Running, CampaignStatus.Cancelled])
        {
            await database.Directory.SaveAsync(draft with { Status = status, Version = version++, Reasons = status == CampaignStatus.Paused ? ["No trunk."] : [] }, Cancelled);
        }

        // A save that comes late from an older activation changes nothing and tells nothing.
        await database.Directory.SaveAsync(draft with { Status = CampaignStatus.Paused, Version = 1, Epoch = 0 }, Cancelled);

        var bodies = await BodiesAsync(database, endpoint);
        Assert.Equal(["campaign.started", "campaign.paused", "campaign.started", "campaign.cancelled"], bodies.Select(TypeOf));
        Assert.Equal(("Spring", "paused", "No trunk."), (Text(bodies[1]["data"]!, "name"), Text(bodies[1]["data"]!, "status"), bodies[1]["data"]!["reasons"]![0]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_disabled_endpoint_is_told_nothing_and_what_is_told_again_is_what_was_told_first()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2);
        await database.Get<TeamResources>().ClaimAsync(campaign.Id.Value, TeamId.First, Cancelled);
        var endpoint = await EndpointAsync(database, TeamId.First, WebhookEvent.ContactCompleted);
        await CallAsync(database, campaign, contacts[0], ContactState.Busy, nextAt: null);
        var first = Assert.Single(await LeaseAsync(database, endpoint, TestDatabase.Now));
        await database.ExecuteAsync($"UPDATE contacts SET display_name = 'Renamed'; UPDATE webhooks SET disabled_at = now(), disabled_reason = 'x'");
        await CallAsync(database, campaign, contacts[1], ContactState.Busy, nextAt: null);
        Assert.Empty(await LeaseAsync(database, endpoint, TestDatabase.Now + Duration.FromHours(1)));
        await database.ExecuteAsync("UPDATE webhooks SET disabled_at = NULL, disabled_reason = NULL");

        var again = Assert.Single(await LeaseAsync(database, endpoint, TestDatabase.Now + Duration.FromHours(1)));

        Assert.Equal((first.Body, first.MessageId, 2), (again.Body, again.MessageId, again.Tries));
    }

    private static async Task<WebhookId> EndpointAsync(TestDatabase database, TeamId team, params WebhookEvent[] events)
    {
        var id = new WebhookId(Guid.CreateVersion7());
        await database.Get<WebhookStore>().CreateAsync(id, team, new WebhookSettings("https://hooks.example.org", "", events, Enabled: true), TestDatabase.Now, Cancelled);
        return id;
    }

    private static async Task<TeamId> NewTeamAsync(TestDatabase database)
    {
        var id = new TeamId(Guid.CreateVersion7());
        await database.Get<Teams>().CreateAsync(id, "Others", Cancelled);
        return id;
    }

    private static async Task CallAsync(TestDatabase database, CampaignEntry campaign, ContactTicket contact, ContactState next, Instant? nextAt)
    {
        var intent = TestDatabase.Intent(contact, campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent, Disposition.Busy, next, nextAt: nextAt), Cancelled));
    }

    private static Task<IReadOnlyList<LeasedDelivery>> LeaseAsync(TestDatabase database, WebhookId endpoint, Instant now) =>
        database.Get<WebhookQueue>().LeaseAsync(endpoint, now, now + Duration.FromMinutes(1), 10, Cancelled);

    private static async Task<List<JsonNode>> BodiesAsync(TestDatabase database, WebhookId endpoint) =>
        [.. (await LeaseAsync(database, endpoint, TestDatabase.Now)).Select(delivery => JsonNode.Parse(delivery.Body)!)];

    private static string TypeOf(JsonNode body) => Text(body, "type");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
