using Campaigns.Grains.Interfaces.Recordings;
using Microsoft.Extensions.Logging;

namespace Campaigns.Grains.Recordings;

/// <summary>Has each silo that starts make sure that expired recordings are looked for.</summary>
internal sealed partial class RecordingExpiryStart(IGrainFactory grains, TimeProvider time, ILogger<RecordingExpiryStart> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _asking = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(RecordingExpiryStart), ServiceLifecycleStage.Active, StartAsync, StopAsync);

    public void Dispose() => _stopping.Dispose();

    // Beside the start: a silo without a database yet is to come up all the same.
    private Task StartAsync(CancellationToken cancellationToken)
    {
        _asking = AskAsync();
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AskAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IRecordingExpiryGrain>(IRecordingExpiryGrain.Key).WatchAsync();
                return;
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                LogRepeated(logger, exception);
                await Task.Delay(Pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired recordings could not be put under watch yet; it is tried again")]
    private static partial void LogRepeated(ILogger logger, Exception exception);
}
