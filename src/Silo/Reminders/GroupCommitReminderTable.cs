using System.Globalization;
using Campaigns.Persistence.Reminders;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Campaigns.Silo.Reminders;

/// <summary>
/// Orleans' reminders in our <see cref="ReminderStore"/>. A silo that reads its range is told only of reminders that come before it will
/// have read twice again: Orleans drops what it isn't told of from its memory, and finds it with a later reading.
/// </summary>
internal sealed class GroupCommitReminderTable(ReminderStore store, IOptions<ReminderOptions> options, TimeProvider time) : IReminderTable
{
    private readonly TimeSpan _horizon = 2 * options.Value.RefreshReminderListPeriod + TimeSpan.FromMinutes(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => store.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public async Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) =>
        new((await store.ReadAsync(grainId.ToString(), cancellationToken)).Select(EntryOf));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    public async Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken)
    {
        var before = Instant.FromDateTimeOffset(time.GetUtcNow() + _horizon);
        return new((await store.ReadRangeAsync(begin, end, before, cancellationToken)).Select(EntryOf));
    }

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken) =>
        await store.ReadAsync(grainId.ToString(), reminderName, cancellationToken) is { } reminder ? EntryOf(reminder) : null;

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public async Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken)
    {
        var version = await store.UpsertAsync(
            new StoredReminder(
                entry.GrainId.ToString(),
                entry.ReminderName,
                unchecked((int)entry.GrainId.GetUniformHashCode()),
                Instant.FromDateTimeUtc(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc)),
                Duration.FromTimeSpan(entry.Period),
                Version: 0),
            cancellationToken);
        return version.ToString(CultureInfo.InvariantCulture);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken) =>
        store.RemoveAsync(grainId.ToString(), reminderName, int.Parse(eTag, CultureInfo.InvariantCulture), cancellationToken);

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    public Task TestOnlyClearTable(CancellationToken cancellationToken) => store.ClearAsync(cancellationToken);

    private static ReminderEntry EntryOf(StoredReminder reminder) => new()
    {
        GrainId = GrainId.Parse(reminder.Grain, CultureInfo.InvariantCulture),
        ReminderName = reminder.Name,
        StartAt = reminder.StartAt.ToDateTimeUtc(),
        Period = reminder.Period.ToTimeSpan(),
        ETag = reminder.Version.ToString(CultureInfo.InvariantCulture),
    };
}
