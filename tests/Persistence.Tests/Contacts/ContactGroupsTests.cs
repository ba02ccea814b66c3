using Campaigns.Domain.Access;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.DoNotCall;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Contacts;

public sealed class ContactGroupsTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contacts_that_the_gates_cant_tell_apart_are_one_group()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, _) = await database.RunningCampaignAsync(contacts: 3);
        await database.ExecuteAsync("INSERT INTO zone_sets (zone_set_id, zones) OVERRIDING SYSTEM VALUE VALUES (77, '{America/Denver}')");
        await database.ExecuteAsync($"""
            INSERT INTO contacts (campaign_id, phone_number, zone_set_id, priority, state, next_at, attempts_spent, last_attempt_number, consent_kind, consent_source, consent_at) VALUES
                ('{campaign.Id}', '+13035550001', 77, 0, 1, '2026-03-02T10:00:01Z', 1, 1, NULL, NULL, NULL),
                ('{campaign.Id}', '+13035550002', 77, 0, 1, '2026-03-02T10:01:00Z', 1, 1, NULL, NULL, NULL),
                ('{campaign.Id}', '+13035550003', 77, 5, 0, NULL, 0, 0, 0, 'form', now()),
                ('{campaign.Id}', '+447700900123', 77, 0, 0, NULL, 0, 0, NULL, NULL, NULL),
                ('{campaign.Id}', '+13035550004', 77, 0, 12, NULL, 1, 1, NULL, NULL, NULL);
            """);
        await SuppressAsync(database, "+12025550001");

        var groups = await database.Get<IContactGroups>().ListAsync(campaign.Id, ["+1"], Cancelled);

        Assert.Equal(
            [
                "0  0 0 never", "0  0 0 never doNotCall", "77 America/Denver 0 0 never notAllowed", "77 America/Denver 0 1 2026-03-02T10:01:00Z", "77 America/Denver 5 0 never consent",
            ],
            groups.Select(group => Describe(group.ZoneIds.Count == 0 ? 0 : 77, group)).Order(StringComparer.Ordinal));
        Assert.Equal([2, 1, 1, 2, 1], groups.OrderBy(group => Describe(group.ZoneIds.Count == 0 ? 0 : 77, group), StringComparer.Ordinal).Select(group => group.Count));
    }

    [Fact]
    public async Task Somebody_is_dialable_when_one_contact_passes_every_gate_at_once()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, _) = await database.RunningCampaignAsync(contacts: 2);
        Assert.True(await IsSomebodyAsync([0]));
        Assert.False(await IsSomebodyAsync([]));
        Assert.False(await IsSomebodyAsync([77]));
        Assert.False(await IsSomebodyAsync([0], prefixes: ["+44", "+13"]));
        Assert.False(await IsSomebodyAsync([0], consent: true));

        await database.ExecuteAsync($"UPDATE contacts SET consent_kind = 0, consent_source = 'form', consent_at = now() WHERE campaign_id = '{campaign.Id}' AND phone_number = '+12025550001'");
        Assert.True(await IsSomebodyAsync([0], consent: true));

        // The one with consent is suppressed: the other one has none.
        await SuppressAsync(database, "+12025550001");
        Assert.False(await IsSomebodyAsync([0], consent: true));
        Assert.True(await IsSomebodyAsync([0]));
        await SuppressAsync(database, "+12025550000");
        Assert.False(await IsSomebodyAsync([0]));

        Task<bool> IsSomebodyAsync(int[] zoneSets, bool consent = false, params string[] prefixes) =>
            database.Get<IContactGroups>().IsSomebodyDialableAsync(campaign.Id, zoneSets, consent, prefixes.Length == 0 ? ["+1"] : prefixes, Cancelled);
    }

    private static async Task SuppressAsync(TestDatabase database, string number) =>
        await database.Get<DoNotCallList>().AddAsync(TeamId.First, [new DoNotCallAddition(number, "test")], DoNotCallSource.Api, Cancelled);

    private static string Describe(int zoneSet, ContactGroup group) =>
        $"{zoneSet} {string.Join(',', group.ZoneIds)} {group.Priority} {group.AttemptsSpent} {group.DueAt?.ToString() ?? "never"}{(group.DoNotCall ? " doNotCall" : "")}{(group.HasConsent ? " consent" : "")}{(group.NumberIsAllowed ? "" : " notAllowed")}";
}
