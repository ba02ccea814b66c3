using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Migrations;

/// <summary>A database as the version before left it, in the middle of a campaign, and this version on it.</summary>
public sealed class UpgradeTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(540)]
    public async Task A_campaign_in_progress_goes_on_where_the_version_before_left_it(int schemaBefore)
    {
        var earlier = await EarlierSchema.CreateAsync(cluster, schemaBefore);
        var campaign = TestDatabase.Campaign();
        await EarlierSchema.ExecuteAsync(earlier, $$"""
            INSERT INTO campaigns (campaign_id, status, epoch, version, trunk_id, assistant_id, priority, name, settings, created_at, started_at)
            VALUES ('{{campaign.Id}}', 2, {{campaign.Epoch}}, {{campaign.Version}}, '{{campaign.Settings.Trunk}}', '{{campaign.Settings.Assistant}}', 0, 'Spring', '{}', now(), now());
            INSERT INTO slot_grants VALUES ('{{campaign.Id}}', '{{TestDatabase.Owner}}', 10, {{campaign.Epoch}});
            INSERT INTO contacts (campaign_id, phone_number, zone_set_id) SELECT '{{campaign.Id}}', '+' || (12025550000 + i), 0 FROM generate_series(0, 2) i;
            INSERT INTO campaign_counts VALUES ('{{campaign.Id}}', 15, 0, 0, 3);
            INSERT INTO open_calls (phone_number, campaign_id, contact_id, attempt_number, caller_number, trunk_id, owner, epoch, call_id, local_tag, ring_timeout_ms, max_call_duration_ms, intended_at)
            SELECT phone_number, campaign_id, contact_id, 1, '+12025559999', '{{campaign.Settings.Trunk}}', '{{TestDatabase.Owner}}', {{campaign.Epoch}}, 'begun-before', 'tag', 30000, 600000, '2026-03-02 10:00Z'
            FROM contacts WHERE phone_number = '+12025550000';
            """);

        await using var database = await TestDatabase.CreateAsync(cluster, options => options with { ConnectionString = earlier });

        // The call that was up during the upgrade is still the only one to its number, and its end is recorded once.
        var waiting = (await database.Queue.PendingAsync(campaign.Id, [0], null, 10, Cancelled)).Contacts.Select(queued => queued.Ticket).ToDictionary(ticket => ticket.PhoneNumber);
        var open = Assert.Single(await database.Journal.OpenCallsAsync(campaign.Id, TestDatabase.Owner, Cancelled));
        Assert.Equal(("begun-before", "+12025550000"), (open.CallId, open.Contact.PhoneNumber));
        var begun = TestDatabase.Intent(open.Contact, campaign) with { CallId = open.CallId };
        Assert.True(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(begun), Cancelled));
        Assert.False(await database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(begun), Cancelled));

        // Who waited is dialled now.
        Assert.IsType<IntentResult.Written>(await database.Journal.WriteIntentAsync(TestDatabase.Intent(waiting["+12025550001"], campaign), Cancelled));
        var counts = await database.RecountAsync(campaign.Id);
        Assert.Equal((2L, 1L, 1L), (counts.Contacts[ContactState.Pending], counts.Contacts[ContactState.Busy], counts.OpenCalls));
        Assert.Equal(1, await database.ScalarAsync<long>($"SELECT sum(n) FROM campaign_counts WHERE campaign_id = '{campaign.Id}' AND kind = 0 AND code = {(short)ContactState.Busy}"));
    }
}
