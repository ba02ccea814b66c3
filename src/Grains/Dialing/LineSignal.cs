using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>Wakes one loop: at once when set, else after a while. Setting it many times wakes it once.</summary>
internal sealed class LineSignal(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set()
    {
        lock (_lock)
        {
            _set.TrySetResult();
        }
    }

    /// <summary>Completes when set, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(Duration atMost, CancellationToken cancellationToken)
    {
        Task set;
        lock (_lock)
        {
            set = _set.Task;
        }

        if (!set.IsCompleted && atMost > Duration.Zero)
        {
            try
            {
                await set.WaitAsync(atMost.ToTimeSpan(), time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_set.Task.IsCompleted)
            {
                _set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
