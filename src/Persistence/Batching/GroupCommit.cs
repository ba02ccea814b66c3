using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Campaigns.Persistence.Batching;

/// <summary>
/// Writes of many callers in few transactions. Each writer takes whatever is queued, writes it with set-based statements, commits once and
/// completes every caller. The batch grows with the load: a write that comes alone goes at once, and while a transaction is under way the next one gives rows a
/// moment to come along, because a transaction costs as much as dozens of rows.
/// </summary>
internal sealed class GroupCommit<TKey, TRequest, TResult> : IAsyncDisposable
    where TKey : IEquatable<TKey>, IComparable<TKey>
{
    /// <summary>While rows gather, so often it is looked whether there are enough.</summary>
    private const int Looks = 4;

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(1);

    private readonly IBatchStatement<TKey, TRequest, TResult> _statement;
    private readonly NpgsqlDataSource _dataSource;
    private readonly GroupCommitSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<QueuedWrite<TKey, TRequest, TResult>> _queue;
    private readonly CancellationTokenSource _abandon = new();

    // One writer gathers at a time: another one beside it would take each row as it comes.
    private readonly SemaphoreSlim _gathering = new(1);
    private readonly Queue<QueuedWrite<TKey, TRequest, TResult>> _deferred = [];
    private int _writing;
    private Task _writers = Task.CompletedTask;
    private bool _disposed;

    public GroupCommit(IBatchStatement<TKey, TRequest, TResult> statement, NpgsqlDataSource dataSource, GroupCommitSettings settings, TimeProvider time, ILogger logger)
    {
        _statement = statement;
        _dataSource = dataSource;
        _settings = settings;
        _time = time;
        _logger = logger;
        _queue = Channel.CreateBounded<QueuedWrite<TKey, TRequest, TResult>>(settings.QueueLimit);
    }

    public void Start() =>
        _writers = Task.WhenAll(Enumerable.Range(0, _settings.Writers).Select(writer => Task.Run(() => WriteQueuedAsync((short)(_settings.FirstShard + writer)))));

    /// <summary>Queues a row and waits until it is durable.</summary>
    /// <exception cref="TimeoutException">No writer took the row in time. It is not written.</exception>
    /// <exception cref="NpgsqlException">A writer took the row and the database failed for longer than the caller's patience. Nothing is known of the row.</exception>
    /// <exception cref="ChannelClosedException">The queue has been stopped; the row is not written.</exception>
    public async Task<TResult> SubmitAsync(TRequest request, CancellationToken cancellationToken)
    {
        var write = new QueuedWrite<TKey, TRequest, TResult>(request, _statement.KeyOf(request), _time.GetTimestamp());
        try
        {
            return await QueueAsync(write, cancellationToken).WaitAsync(_settings.Patience ?? Timeout.InfiniteTimeSpan, _time, cancellationToken);
        }
        catch (TimeoutException) when (!write.TryClaim())
        {
            // A writer has it and will soon know more than we do. Giving up now could leave a row behind that nobody expects.
            return await write.Completion.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            write.TryClaim();
            throw;
        }
    }

    /// <summary>Takes no more rows, writes those that wait, and returns. When the token fires first, the callers still waiting get an exception.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await using var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _abandon);
        await _writers;
    }

    /// <summary>Stops at once. Callers still waiting get an exception. May be called twice: the journal is registered under two types.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _abandon.CancelAsync();
        await StopAsync(CancellationToken.None);
        _abandon.Dispose();
    }

    private async Task<TResult> QueueAsync(QueuedWrite<TKey, TRequest, TResult> write, CancellationToken cancellationToken)
    {
        await _queue.Writer.WriteAsync(write, cancellationToken);
        return await write.Completion;
    }

    private async Task WriteQueuedAsync(short shard)
    {
        var rowsWaited = false;
        while (await GatherAsync(rowsWaited) is { } batch)
        {
            await WriteBatchAsync(batch, shard, repeated: false);
            Interlocked.Decrement(ref _writing);
            rowsWaited = _queue.Reader.Count > 0;
        }
    }

    /// <summary>The next batch, counted as being written; null when there is none any more. Empty when all that waited has been given up.</summary>
    private async Task<List<QueuedWrite<TKey, TRequest, TResult>>?> GatherAsync(bool rowsWaited)
    {
        await _gathering.WaitAsync();
        try
        {
            if (_deferred.Count == 0 && !await _queue.Reader.WaitToReadAsync())
            {
                return null;
            }

            if (rowsWaited || Volatile.Read(ref _writing) > 0)
            {
                for (var look = 0; look < Looks && _queue.Reader.Count < _settings.Worthwhile; look++)
                {
                    await WaitAsync(_settings.Gathering / Looks);
                }
            }

            Interlocked.Increment(ref _writing);
            return TakeBatch();
        }
        finally
        {
            _gathering.Release();
        }
    }

    // A second row of the same key waits for the next batch: a statement cannot change a row twice.
    private List<QueuedWrite<TKey, TRequest, TResult>> TakeBatch()
    {
        List<QueuedWrite<TKey, TRequest, TResult>> batch = [];
        HashSet<TKey> keys = [];
        for (var left = _deferred.Count; left > 0; left--)
        {
            Take(_deferred.Dequeue());
        }

        while (batch.Count < _settings.MaxBatch && _queue.Reader.TryRead(out var write))
        {
            if (write.TryClaim())
            {
                Take(write);
            }
        }

        batch.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return batch;

        void Take(QueuedWrite<TKey, TRequest, TResult> write)
        {
            if (batch.Count < _settings.MaxBatch && keys.Add(write.Key))
            {
                batch.Add(write);
            }
            else
            {
                _deferred.Enqueue(write);
            }
        }
    }

    private async Task WriteBatchAsync(List<QueuedWrite<TKey, TRequest, TResult>> batch, short shard, bool repeated)
    {
        for (var backOff = FirstBackOff; batch.Count > 0; backOff = Min(backOff * 2, LongestBackOff))
        {
            try
            {
                var results = await TryWriteAsync(batch, shard, repeated);
                for (var i = 0; i < results.Length; i++)
                {
                    batch[i].Complete(results[i]);
                }

                return;
            }
            catch (Exception exception) when (!_abandon.IsCancellationRequested && (exception is OperationCanceledException || DatabaseFaults.MayPass(exception)))
            {
                GroupCommitInstruments.Away(_statement.Name);
                _logger.DatabaseAway(exception, _statement.Name, batch.Count);
                repeated = true;
                _dataSource.Clear();
                FailOverdue(batch, exception);
                await WaitAsync(backOff);
            }
            catch (Exception exception) when (batch.Count == 1 || _abandon.IsCancellationRequested)
            {
                GroupCommitInstruments.Failed(_statement.Name);
                _logger.RowsFailed(exception, _statement.Name, batch.Count);
                batch.ForEach(write => write.Fail(exception));
                return;
            }
            catch (Exception exception)
            {
                // One row is at fault; halves find it, and its batch-mates are written.
                GroupCommitInstruments.Split(_statement.Name);
                _logger.BatchSplit(exception, _statement.Name, batch.Count);
                var half = batch.Count / 2;
                await WriteBatchAsync(batch[..half], shard, repeated);
                await WriteBatchAsync(batch[half..], shard, repeated);
                return;
            }
        }
    }

    private async Task<TResult[]> TryWriteAsync(List<QueuedWrite<TKey, TRequest, TResult>> batch, short shard, bool repeated)
    {
        var startedAt = _time.GetTimestamp();
        using var patience = new CancellationTokenSource(_settings.Patience ?? Timeout.InfiniteTimeSpan, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_abandon.Token, patience.Token);
        await using var connection = await _dataSource.OpenConnectionAsync(either.Token);
        await using var transaction = _statement.CommitsItself ? null : await connection.BeginTransactionAsync(either.Token);
        var requests = batch.ConvertAll(write => write.Request);
        var results = await _statement.WriteAsync(connection, requests, shard, repeated, either.Token);
        if (transaction is not null)
        {
            await transaction.CommitAsync(either.Token);
        }

        GroupCommitInstruments.Committed(_statement.Name, batch.Count, _time.GetElapsedTime(startedAt));
        return results;
    }

    // Once its caller has an exception, a row must not be written any more.
    private void FailOverdue(List<QueuedWrite<TKey, TRequest, TResult>> batch, Exception exception)
    {
        if (_settings.Patience is { } patience)
        {
            batch.RemoveAll(write =>
            {
                var overdue = _time.GetElapsedTime(write.EnqueuedAt) >= patience;
                if (overdue)
                {
                    write.Fail(exception);
                }

                return overdue;
            });
        }
    }

    private async Task WaitAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _time, _abandon.Token);
        }
        catch (OperationCanceledException)
        {
            // The next try fails at once and tells the callers.
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
