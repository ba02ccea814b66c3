using Campaigns.Persistence.Batching;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Reminders;

/// <summary>
/// Orleans' reminders by group commit, in the table that its ADO.NET provider uses too: either may take over from the other.
/// A write is durable when its task completes; one that the database doesn't take in time fails.
/// </summary>
public sealed class ReminderStore : IAsyncDisposable
{
    private const string Columns = "grain_id, reminder_name, grain_hash, start_time, period_ms, version";

    /// <summary>How many times as long as an attempt a reminder may wait for company: no call waits for it.</summary>
    private const int Ease = 5;

    private readonly GroupCommit<ReminderKey, ReminderWrite, int?> _writes;
    private readonly NpgsqlDataSource _dataSource;
    private readonly string _service;

    /// <param name="service">Orleans' service id: part of every key.</param>
    /// <param name="dataSource">Of the process.</param>
    /// <param name="options">Batch sizes, writers, patience.</param>
    /// <param name="time">For patience and back-off.</param>
    /// <param name="logger">Told of every batch that had to be tried again.</param>
    public ReminderStore(string service, NpgsqlDataSource dataSource, PersistenceOptions options, TimeProvider time, ILogger<ReminderStore> logger)
    {
        (_service, _dataSource) = (service, dataSource);
        var settings = new GroupCommitSettings(Writers: 1, options.MaxBatch, options.QueueLimit, options.IntentPatience, options.Gathering * Ease, Worthwhile: options.MaxBatch, FirstShard: 0);
        _writes = new(new ReminderStatement(service), dataSource, settings, time, logger);
    }

    public void Start() => _writes.Start();

    /// <summary>Takes no more writes and waits until those queued are durable. When the token fires first, their callers get an exception.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _writes.StopAsync(cancellationToken);

    /// <summary>Writes a reminder, new or known, whatever its version. Returns the version that the row has now.</summary>
    public async Task<int> UpsertAsync(StoredReminder reminder, CancellationToken cancellationToken) =>
        await _writes.SubmitAsync(new ReminderWrite(reminder, Removes: false), cancellationToken)
        ?? throw new InvalidOperationException($"The reminder {reminder.Name} of {reminder.Grain} was written and returned no version.");

    /// <summary>Removes a reminder. False, and nothing is changed, when there is none at that version.</summary>
    public async Task<bool> RemoveAsync(string grain, string name, int version, CancellationToken cancellationToken) =>
        await _writes.SubmitAsync(new ReminderWrite(new StoredReminder(grain, name, 0, default, default, version), Removes: true), cancellationToken) is not null;

    /// <summary>One reminder, or null.</summary>
    public async Task<StoredReminder?> ReadAsync(string grain, string name, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand($"SELECT {Columns} FROM orleans_reminder WHERE service_id = $1 AND grain_id = $2 AND reminder_name = $3")
            .With(_service).With(grain).With(name);
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>All reminders of a grain.</summary>
    public async Task<IReadOnlyList<StoredReminder>> ReadAsync(string grain, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand($"SELECT {Columns} FROM orleans_reminder WHERE service_id = $1 AND grain_id = $2")
            .With(_service).With(grain);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>
    /// The reminders whose hash lies in (<paramref name="begin"/>, <paramref name="end"/>] on the ring and whose first tick lies before
    /// <paramref name="before"/>. A range whose end isn't after its begin runs over the ring's end; with both equal it is the whole ring.
    /// </summary>
    public async Task<IReadOnlyList<StoredReminder>> ReadRangeAsync(uint begin, uint end, Instant before, CancellationToken cancellationToken)
    {
        // Hashes are stored as signed numbers, whose ring ends elsewhere: a range runs over that end, or not, in its own right.
        var (first, last) = (unchecked((int)begin), unchecked((int)end));
        var within = first < last ? "grain_hash > $3 AND grain_hash <= $4" : "(grain_hash > $3 OR grain_hash <= $4)";
        await using var command = _dataSource.CreateCommand($"SELECT {Columns} FROM orleans_reminder WHERE service_id = $1 AND start_time < $2 AND {within}")
            .With(_service).With(before).With(first).With(last);
        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>Removes every reminder of the service.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand("DELETE FROM orleans_reminder WHERE service_id = $1").With(_service);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _writes.DisposeAsync();

    private static async Task<List<StoredReminder>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<StoredReminder> reminders = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            reminders.Add(new StoredReminder(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetInt32(2),
                reader.GetFieldValue<Instant>(3),
                Duration.FromMilliseconds(reader.GetInt64(4)),
                reader.GetInt32(5)));
        }

        return reminders;
    }
}
