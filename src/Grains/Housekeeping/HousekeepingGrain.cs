using Campaigns.Domain.Ports;
using Campaigns.Grains.Interfaces.Housekeeping;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Campaigns.Grains.Housekeeping;

/// <summary>
/// Comes back by a reminder and removes block after block until nothing is left, beside its turns. A silo that dies with it loses nothing: the next
/// tick goes on where it was.
/// </summary>
[GrainType("housekeeping")]
internal sealed partial class HousekeepingGrain(IHousekeeping housekeeping, IClock clock, ILogger<HousekeepingGrain> logger) : Grain, IHousekeepingGrain, IRemindable
{
    private const string Reminder = "round";

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private Task _round = Task.CompletedTask;
    private bool _stopping;

    public Task StartAsync() => this.RegisterOrUpdateReminder(Reminder, Period, Period);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_round.IsCompleted)
        {
            _round = RemoveAsync();
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping = true;
        return _round.WaitAsync(cancellationToken);
    }

    private async Task RemoveAsync()
    {
        try
        {
            while (!_stopping && await housekeeping.RemoveBlockAsync(clock.GetCurrentInstant(), CancellationToken.None))
            {
                DelayDeactivation(Period);
            }
        }
        catch (Exception exception)
        {
            // The database is away: what is left is found again.
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is kept no longer could not be removed; the next round goes on")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
