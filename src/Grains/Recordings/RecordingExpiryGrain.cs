using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Recordings;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Recordings;

/// <summary>Deletes what has expired, a little every minute: 1,000 recordings, so that 1.4 million a day are its limit.</summary>
[GrainType("recordingExpiry")]
internal sealed partial class RecordingExpiryGrain(IRecordingStore recordings, IClock clock, ILogger<RecordingExpiryGrain> logger)
    : Grain, IRecordingExpiryGrain, IRemindable
{
    // A recording may be as large as 200 MB: few at a time, so that no statement lasts.
    private const int AtATime = 20;
    private const int TimesAMinute = 50;
    private const string Reminder = "expire";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public Task WatchAsync() => this.RegisterOrUpdateReminder(Reminder, Minute, Minute);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var (deleted, last) = (0, AtATime);
        for (var i = 0; i < TimesAMinute && last == AtATime; i++)
        {
            last = await recordings.DeleteExpiredAsync(clock.GetCurrentInstant(), AtATime, CancellationToken.None);
            deleted += last;
        }

        if (deleted > 0)
        {
            LogDeleted(logger, deleted);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} recordings have expired and are deleted")]
    private static partial void LogDeleted(ILogger logger, int count);
}
