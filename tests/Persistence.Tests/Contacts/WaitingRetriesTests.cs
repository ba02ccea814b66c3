using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using Campaigns.Testing;
using NodaTime;

namespace Campaigns.Persistence.Tests.Contacts;

public sealed class WaitingRetriesTests(PostgresCluster cluster)
{
    private static readonly Instant Due = TestDatabase.Now + Duration.FromHours(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retries_are_read_page_by_page_and_moved_unless_their_row_has_changed()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = new CampaignId(Guid.CreateVersion7());
        await database.ExecuteAsync($"""
            INSERT INTO contacts (campaign_id, phone_number, state, next_at, attempts_spent, last_attempt_number)
            SELECT '{campaign}', '+1202555000' || i, CASE WHEN i = 0 THEN 0 ELSE 1 END, CASE WHEN i > 0 THEN '2026-03-03T06:00:00Z'::timestamptz END, 1, 1 FROM generate_series(0, 4) i
            """);
        var retries = database.Get<IWaitingRetries>();

        var first = await retries.ReadAsync(campaign, 0, 3, Cancelled);
        var second = await retries.ReadAsync(campaign, first[^1].Contact.Key.Contact, 3, Cancelled);
        Assert.Equal(["+12025550001", "+12025550002", "+12025550003", "+12025550004"], first.Concat(second).Select(retry => retry.Contact.PhoneNumber));
        Assert.All(first.Concat(second), retry => Assert.Equal((Due, null, null), (retry.Contact.NextAt, retry.LastDisposition, retry.LastEndedAt)));
        Assert.Empty(await retries.ReadAsync(campaign, second[^1].Contact.Key.Contact, 3, Cancelled));

        var earlier = Due - Duration.FromHours(5);
        var changed = first[1].Contact with { Version = 7 };
        Assert.Equal(1, await retries.MoveAsync(campaign, [new MovedRetry(first[0].Contact, earlier), new MovedRetry(changed, earlier)], Cancelled));

        var after = await retries.ReadAsync(campaign, 0, 10, Cancelled);
        Assert.Equal([earlier, Due, Due, Due], after.Select(retry => retry.Contact.NextAt!.Value));
        Assert.Equal(first[0].Contact.Version + 1, after[0].Contact.Version);
        Assert.Equal(0, await retries.MoveAsync(campaign, [], Cancelled));
    }
}
