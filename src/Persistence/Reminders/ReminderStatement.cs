using Campaigns.Persistence.Attempts;
using Campaigns.Persistence.Batching;
using Npgsql;

namespace Campaigns.Persistence.Reminders;

/// <summary>Writes and removes reminders. The result is the version written or removed, null when the row to remove was not there at that version.</summary>
internal sealed class ReminderStatement(string service) : IBatchStatement<ReminderKey, ReminderWrite, int?>
{
    private const string UpsertSql = """
        INSERT INTO orleans_reminder AS r (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms, version)
        SELECT $1, w.*, 0 FROM unnest($2, $3, $4, $5, $6) AS w(grain_id, reminder_name, grain_hash, start_time, period_ms)
        ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
        SET grain_hash = excluded.grain_hash, start_time = excluded.start_time, period_ms = excluded.period_ms, version = r.version + 1
        RETURNING grain_id, reminder_name, version
        """;

    private const string RemoveSql = """
        DELETE FROM orleans_reminder r
        USING unnest($2, $3, $4) AS w(grain_id, reminder_name, version)
        WHERE r.service_id = $1 AND r.grain_id = w.grain_id AND r.reminder_name = w.reminder_name AND r.version = w.version
        RETURNING r.grain_id, r.reminder_name, r.version
        """;

    private const string StillThereSql = """
        SELECT r.grain_id, r.reminder_name, r.version
        FROM unnest($2, $3) AS w(grain_id, reminder_name)
        JOIN orleans_reminder r ON r.service_id = $1 AND r.grain_id = w.grain_id AND r.reminder_name = w.reminder_name
        """;

    public string Name => "reminders";

    public bool CommitsItself => true;

    public ReminderKey KeyOf(ReminderWrite request) => request.Reminder.Key;

    public async Task<int?[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<ReminderWrite> requests, short shard, bool repeated, CancellationToken cancellationToken)
    {
        List<StoredReminder> removed = [.. requests.Where(write => write.Removes).Select(write => write.Reminder)];
        List<StoredReminder> written = [.. requests.Where(write => !write.Removes).Select(write => write.Reminder)];
        List<NpgsqlBatchCommand> commands = [];
        if (removed.Count > 0)
        {
            commands.Add(Keys(RemoveSql, removed).WithColumn(removed, reminder => reminder.Version));
        }

        if (written.Count > 0)
        {
            commands.Add(Keys(UpsertSql, written)
                .WithColumn(written, reminder => reminder.GrainHash)
                .WithColumn(written, reminder => reminder.StartAt)
                .WithColumn(written, reminder => (long)reminder.Period.TotalMilliseconds));
        }

        var versions = await RunAsync(connection, commands, cancellationToken);
        if (repeated && versions.Count < requests.Count)
        {
            // The commit of an earlier try may have gone through although the connection was lost: what is not there any more has been removed.
            var missed = removed.FindAll(reminder => !versions.ContainsKey(reminder.Key));
            var left = await RunAsync(connection, [Keys(StillThereSql, missed)], cancellationToken);
            missed.FindAll(reminder => !left.ContainsKey(reminder.Key)).ForEach(reminder => versions[reminder.Key] = reminder.Version);
        }

        return [.. requests.Select(write => versions.TryGetValue(write.Reminder.Key, out var version) ? version : (int?)null)];
    }

    private NpgsqlBatchCommand Keys(string sql, List<StoredReminder> reminders) => new NpgsqlBatchCommand(sql)
        .With(service)
        .WithColumn(reminders, reminder => reminder.Grain)
        .WithColumn(reminders, reminder => reminder.Name);

    private static async Task<Dictionary<ReminderKey, int>> RunAsync(NpgsqlConnection connection, List<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Plans.ByIndex() } };
        commands.ForEach(batch.BatchCommands.Add);
        Dictionary<ReminderKey, int> versions = [];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.NextResultAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                versions[new ReminderKey(reader.GetString(0), reader.GetString(1))] = reader.GetInt32(2);
            }
        }

        return versions;
    }
}
