using Campaigns.Testing;

namespace Campaigns.Persistence.Tests.Attempts;

/// <summary>PostgreSQL stops in the middle of the load, as in a crash and as in an orderly restart: the callers' view and the tables agree.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private const int Callers = 64;
    private const int Attempts = 2_000;

    private readonly PostgresCluster _cluster = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_lost_and_nothing_is_written_twice(bool immediate)
    {
        Assert.SkipUnless(_cluster.CanRestart, $"{PostgresCluster.ServerVariable} names a server that is not ours to restart.");
        await using var database = await TestDatabase.CreateAsync(_cluster, options => options with { IntentPatience = TimeSpan.FromMilliseconds(500) });
        var (campaign, contacts) = await database.RunningCampaignAsync(Callers + 1);
        using var callers = new AttemptCallers(database, campaign);

        var calling = callers.RunAsync(contacts.Take(Callers));
        await callers.AfterAsync(Attempts);
        await _cluster.StopAsync(immediate);
        // Outcomes wait meanwhile, intents fail in time.
        await Assert.ThrowsAnyAsync<Exception>(() => database.Journal.WriteIntentAsync(TestDatabase.Intent(contacts[Callers], campaign), Cancelled));
        await _cluster.StartAsync();
        callers.DatabaseIsBack();
        await callers.AfterAsync(Attempts);
        callers.Enough();
        await calling;

        var recorded = await CallIdsAsync(database, "call_records");
        Assert.Equal(callers.Written.ToHashSet(), recorded);
        Assert.Equal(callers.Ended.ToHashSet(), recorded);
        Assert.Equal(callers.Written.Count, callers.Ended.Count);
        Assert.Empty(callers.NotWritten.Intersect(recorded));
        Assert.Equal(0, callers.OutcomesRefused);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM open_calls"));
        Assert.Equivalent(await database.RecountAsync(campaign.Id), await database.Queue.CountAsync(campaign.Id, Cancelled));
    }

    [Fact]
    public async Task Outcomes_queued_while_the_database_is_away_are_drained_at_shutdown()
    {
        Assert.SkipUnless(_cluster.CanRestart, $"{PostgresCluster.ServerVariable} names a server that is not ours to restart.");
        await using var database = await TestDatabase.CreateAsync(_cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(500);
        var intents = contacts.Select(contact => TestDatabase.Intent(contact, campaign)).ToList();
        await Task.WhenAll(intents.Select(intent => database.Journal.WriteIntentAsync(intent, Cancelled)));
        await _cluster.StopAsync(immediate: true);

        var outcomes = intents.ConvertAll(intent => database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intent), Cancelled));
        var stopping = database.StopAsync(Cancelled);
        Assert.False(stopping.IsCompleted);
        await _cluster.StartAsync();
        await stopping;

        Assert.All(await Task.WhenAll(outcomes), Assert.True);
        await Assert.ThrowsAnyAsync<Exception>(() => database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(intents[0]), Cancelled));
    }

    [Fact]
    public async Task A_shutdown_that_cannot_wait_tells_every_caller()
    {
        Assert.SkipUnless(_cluster.CanRestart, $"{PostgresCluster.ServerVariable} names a server that is not ours to restart.");
        await using var database = await TestDatabase.CreateAsync(_cluster);
        var (campaign, contacts) = await database.RunningCampaignAsync(10);
        await _cluster.StopAsync(immediate: true);

        var outcomes = contacts.Select(contact => database.Journal.WriteOutcomeAsync(TestDatabase.Outcome(TestDatabase.Intent(contact, campaign)), Cancelled)).ToList();
        await database.StopAsync(new CancellationToken(canceled: true));

        foreach (var outcome in outcomes)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => outcome);
        }
    }

    private static async Task<HashSet<string>> CallIdsAsync(TestDatabase database, string table)
    {
        await using var command = database.DataSource.CreateCommand($"SELECT call_id FROM {table}");
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        HashSet<string> ids = [];
        while (await reader.ReadAsync(Cancelled))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }
}
