using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.DoNotCall;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Attempts;

/// <summary>Whoever closes a gate knows, when it has returned, every intent that got through.</summary>
public sealed class GateTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public Task After_pause_no_intent_is_written() => NoIntentAfter(
        (database, campaign, _) => database.Directory.SaveAsync(campaign with { Version = 2, Epoch = 2, Status = CampaignStatus.Paused }, Cancelled),
        IntentGate.CampaignNotRunning);

    [Fact]
    public Task After_the_grant_was_removed_no_intent_is_written() => NoIntentAfter(
        (database, campaign, _) => database.Ledger.RemoveAsync(campaign.Id.Value, TestDatabase.Owner, Cancelled),
        IntentGate.NoGrant);

    [Fact]
    public Task After_the_numbers_were_put_on_the_do_not_call_list_no_intent_is_written() => NoIntentAfter(
        (database, _, contacts) => database.Get<DoNotCallList>().AddAsync(
            TeamId.First, [.. contacts.Select(contact => new DoNotCallAddition(contact.PhoneNumber, "asked"))], DoNotCallSource.Import, Cancelled),
        IntentGate.DoNotCall);

    [Fact]
    public async Task A_contact_with_an_open_call_is_not_settled_and_a_settled_one_is_not_dialled()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(300);

        var results = await Task.WhenAll(contacts.Select(async contact =>
        {
            var intent = database.Journal.WriteIntentAsync(TestDatabase.Intent(contact, campaign), Cancelled);
            var settled = database.Journal.SettleAsync(contact, ContactState.Expired, Cancelled);
            return (Written: await intent is IntentResult.Written, Settled: await settled);
        }));

        Assert.All(results, result => Assert.True(result.Written ^ result.Settled));
        Assert.Equal(results.Count(result => result.Written), await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
        Assert.Equal(results.Count(result => result.Settled), await database.ScalarAsync<long>("SELECT count(*) FROM contacts WHERE state = 19"));
    }

    [Fact]
    public async Task Settling_needs_the_version_that_was_read_and_a_final_state()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (_, contacts) = await database.RunningCampaignAsync(1);

        Assert.False(await database.Journal.SettleAsync(contacts[0] with { Version = 7 }, ContactState.Expired, Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => database.Journal.SettleAsync(contacts[0], ContactState.Pending, Cancelled));
        Assert.True(await database.Journal.SettleAsync(contacts[0], ContactState.Expired, Cancelled));
        Assert.False(await database.Journal.SettleAsync(contacts[0], ContactState.Cancelled, Cancelled));
    }

    [Fact]
    public async Task A_row_of_an_older_version_or_epoch_never_replaces_a_newer_one()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var campaign = TestDatabase.Campaign() with { Version = 5, Epoch = 5 };
        await database.Directory.SaveAsync(campaign, Cancelled);

        await database.Directory.SaveAsync(campaign with { Version = 4, Epoch = 9, Status = CampaignStatus.Draft }, Cancelled);
        await database.Directory.SaveAsync(campaign with { Epoch = 4 }, Cancelled);
        Assert.Equal((5L, 2), await EpochAndStatusAsync(database));

        await database.Directory.SaveAsync(campaign with { Epoch = 6, Status = CampaignStatus.Paused }, Cancelled);
        Assert.Equal((6L, 3), await EpochAndStatusAsync(database));
    }

    [Fact]
    public async Task A_grant_is_read_back_and_replaced()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var scope = Guid.CreateVersion7();

        await database.Ledger.SaveAsync(scope, new StoredGrant("a", 3, 1), Cancelled);
        await database.Ledger.SaveAsync(scope, new StoredGrant("b", 1, 1), Cancelled);
        await database.Ledger.SaveAsync(scope, new StoredGrant("a", 5, 2), Cancelled);
        Assert.Equal([new StoredGrant("a", 5, 2), new StoredGrant("b", 1, 1)], await database.Ledger.ReadAsync(scope, Cancelled));

        await database.Ledger.RemoveAsync(scope, "a", Cancelled);
        Assert.Equal([new StoredGrant("b", 1, 1)], await database.Ledger.ReadAsync(scope, Cancelled));
    }

    private static async Task<(long Epoch, int Status)> EpochAndStatusAsync(TestDatabase database) =>
        (await database.ScalarAsync<long>("SELECT epoch FROM campaigns"), await database.ScalarAsync<short>("SELECT status FROM campaigns"));

    private async Task NoIntentAfter(Func<TestDatabase, CampaignEntry, IReadOnlyList<ContactTicket>, Task> close, IntentGate gate)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(2_000);
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = 0;

        // Intents go on being written while the gate closes under them.
        var writing = Parallel.ForEachAsync(contacts, new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Cancelled }, async (contact, cancelled) =>
        {
            if (await database.Journal.WriteIntentAsync(TestDatabase.Intent(contact, campaign), cancelled) is IntentResult.Refused refused)
            {
                Assert.Equal(gate, refused.Gate);
            }
            else if (Interlocked.Increment(ref written) == contacts.Count / 4)
            {
                half.SetResult();
            }
        });
        await half.Task;
        await close(database, campaign, contacts);
        var whenClosed = await database.ScalarAsync<long>("SELECT count(*) FROM open_calls");
        await writing;

        Assert.Equal(written, whenClosed);
        Assert.Equal(whenClosed, await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
        Assert.True(written < contacts.Count, "The gate closed too late to prove anything.");
    }
}
