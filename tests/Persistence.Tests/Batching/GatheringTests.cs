using System.Collections.Concurrent;
using Campaigns.Persistence.Batching;
using Campaigns.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Campaigns.Persistence.Tests.Batching;

public sealed class GatheringTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(40);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_that_comes_alone_goes_at_once_and_rows_that_come_while_a_writer_is_busy_wait_for_company()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var time = new WatchedTime();
        var statement = new Held();
        await using var commits = new GroupCommit<int, int, int>(
            statement, database.DataSource, new GroupCommitSettings(Writers: 1, MaxBatch: 10, QueueLimit: 10, Patience: null, Gathering, Worthwhile: 32, FirstShard: 0), time, NullLogger.Instance);
        commits.Start();

        // Time stands still: nothing has waited.
        var alone = commits.SubmitAsync(1, Cancelled);
        await statement.Begun.WaitAsync(Cancelled);
        var second = commits.SubmitAsync(2, Cancelled);
        statement.Written.Release();
        await alone;

        Assert.True(await time.Waiting.WaitAsync(Patience, Cancelled), "the writer doesn't wait for company");
        var third = commits.SubmitAsync(3, Cancelled);
        statement.Written.Release();
        await time.PassAsync();
        await Task.WhenAll(second, third);

        Assert.Equal([[1], [2, 3]], statement.Batches);
    }

    [Fact]
    public async Task A_second_writer_lets_rows_gather_while_the_first_one_writes_instead_of_taking_each_as_it_comes()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var time = new WatchedTime();
        var statement = new Held();
        await using var commits = new GroupCommit<int, int, int>(
            statement, database.DataSource, new GroupCommitSettings(Writers: 2, MaxBatch: 10, QueueLimit: 10, Patience: null, Gathering, Worthwhile: 32, FirstShard: 0), time, NullLogger.Instance);
        commits.Start();

        var first = commits.SubmitAsync(1, Cancelled);
        await statement.Begun.WaitAsync(Cancelled);
        var second = commits.SubmitAsync(2, Cancelled);
        Assert.True(await time.Waiting.WaitAsync(Patience, Cancelled), "the second writer doesn't wait for company");
        var third = commits.SubmitAsync(3, Cancelled);
        await time.PassAsync();
        await statement.Begun.WaitAsync(Cancelled);
        statement.Written.Release(2);
        await Task.WhenAll(first, second, third);

        Assert.Equal([[1], [2, 3]], statement.Batches);
    }

    [Fact]
    public async Task Once_enough_rows_wait_they_are_not_kept_waiting_for_more()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var time = new WatchedTime();
        var statement = new Held();
        await using var commits = new GroupCommit<int, int, int>(
            statement, database.DataSource, new GroupCommitSettings(Writers: 1, MaxBatch: 10, QueueLimit: 10, Patience: null, Gathering, Worthwhile: 2, FirstShard: 0), time, NullLogger.Instance);
        commits.Start();

        // Time stands still.
        var alone = commits.SubmitAsync(1, Cancelled);
        await statement.Begun.WaitAsync(Cancelled);
        var enough = Task.WhenAll(commits.SubmitAsync(2, Cancelled), commits.SubmitAsync(3, Cancelled));
        statement.Written.Release(2);
        await alone;
        await enough;

        Assert.Equal([[1], [2, 3]], statement.Batches);
    }

    [Fact]
    public async Task Rows_of_one_key_are_never_in_one_batch()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var statement = new Held();
        await using var commits = new GroupCommit<int, int, int>(
            statement, database.DataSource, new GroupCommitSettings(Writers: 2, MaxBatch: 10, QueueLimit: 10, Patience: null, TimeSpan.Zero, Worthwhile: 32, FirstShard: 0), TimeProvider.System, NullLogger.Instance);
        var rows = Enumerable.Repeat(7, 3).Select(row => commits.SubmitAsync(row, Cancelled)).ToList();
        statement.Written.Release(3);
        commits.Start();

        await Task.WhenAll(rows);

        Assert.Equal([[7], [7], [7]], statement.Batches);
    }

    /// <summary>Says when somebody waits.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        /// <summary>The writer looks so often whether there are enough.</summary>
        private const int Looks = 4;

        public SemaphoreSlim Waiting { get; } = new(0);

        /// <summary>Lets the time of gathering pass, of which the writer has begun to wait for the first part.</summary>
        public async Task PassAsync()
        {
            for (var look = 1; look < Looks; look++)
            {
                Advance(Gathering / Looks);
                Assert.True(await Waiting.WaitAsync(Patience, Cancelled), "the writer doesn't go on waiting for company");
            }

            Advance(Gathering / Looks);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Gathering / Looks)
            {
                Waiting.Release();
            }

            return timer;
        }
    }

    /// <summary>Writes nothing, and is done when the test says so.</summary>
    private sealed class Held : IBatchStatement<int, int, int>
    {
        public SemaphoreSlim Begun { get; } = new(0);

        public SemaphoreSlim Written { get; } = new(0);

        public ConcurrentQueue<int[]> Batches { get; } = [];

        public string Name => "held";

        public int KeyOf(int request) => request;

        public async Task<int[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<int> requests, short shard, bool repeated, CancellationToken cancellationToken)
        {
            Batches.Enqueue([.. requests]);
            Begun.Release();
            await Written.WaitAsync(cancellationToken);
            return [.. requests];
        }
    }
}
