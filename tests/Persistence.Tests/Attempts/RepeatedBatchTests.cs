using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Attempts;
using Campaigns.Persistence.Batching;
using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Attempts;

/// <summary>A batch whose commit went through although the connection was lost is written again, and must find its own rows.</summary>
public sealed class RepeatedBatchTests(PostgresCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outcome_finds_itself_but_not_another_silos_outcome_of_the_same_attempt()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(1);
        var intent = TestDatabase.Intent(contacts[0], campaign);
        await database.Journal.WriteIntentAsync(intent, Cancelled);
        var own = TestDatabase.Outcome(intent);
        var judged = TestDatabase.Outcome(intent, Disposition.Lost, ContactState.Lost);

        Assert.True(await WriteAsync(database, new OutcomeStatement(), own, repeated: false));
        Assert.False(await WriteAsync(database, new OutcomeStatement(), own, repeated: false));
        Assert.True(await WriteAsync(database, new OutcomeStatement(), own, repeated: true));
        Assert.False(await WriteAsync(database, new OutcomeStatement(), judged, repeated: true));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task A_settlement_finds_itself_but_not_another_state()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var (_, contacts) = await database.RunningCampaignAsync(1);
        var own = new Settlement(contacts[0], ContactState.Expired, null);

        Assert.True(await WriteAsync(database, new SettlementStatement(), own, repeated: false));
        Assert.False(await WriteAsync(database, new SettlementStatement(), own, repeated: false));
        Assert.True(await WriteAsync(database, new SettlementStatement(), own, repeated: true));
        Assert.False(await WriteAsync(database, new SettlementStatement(), own with { State = ContactState.Cancelled }, repeated: true));
    }

    private static async Task<bool> WriteAsync<T>(TestDatabase database, IBatchStatement<ContactKey, T, bool> statement, T row, bool repeated)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        var results = await statement.WriteAsync(connection, [row], shard: 0, repeated, Cancelled);
        await transaction.CommitAsync(Cancelled);
        return results.Single();
    }
}
