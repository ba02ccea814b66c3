using NodaTime;

namespace Campaigns.Grains.Dialing;

/// <summary>
/// Lets calls that ended in a way that speaks against their trunk wait for another call that speaks for it. Thread safe.
/// </summary>
internal sealed class TrunkWitness(IClock clock, TimeProvider time)
{
    /// <summary>A slot is to be back within five seconds of its call's end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private TaskCompletionSource<bool> _next = New();
    private Instant _connectedAt = Instant.MinValue;

    /// <summary>The trunk has connected a call just now.</summary>
    public void Connected() => Settle(true);

    /// <summary>The trunk is held to be broken.</summary>
    public void BreakerOpened() => Settle(false);

    /// <summary>True when the trunk connects a call at or after <paramref name="since"/>; false when its breaker opens, or when neither happens for three seconds.</summary>
    public async Task<bool> ComesAsync(Instant since)
    {
        Task<bool> next;
        lock (_lock)
        {
            if (_connectedAt >= since)
            {
                return true;
            }

            next = _next.Task;
        }

        try
        {
            return await next.WaitAsync(Patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Settle(bool connects)
    {
        TaskCompletionSource<bool> reached;
        lock (_lock)
        {
            if (connects)
            {
                _connectedAt = clock.GetCurrentInstant();
            }

            (reached, _next) = (_next, New());
        }

        reached.SetResult(connects);
    }
}
