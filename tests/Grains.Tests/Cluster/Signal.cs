namespace Campaigns.Grains.Tests.Cluster;

/// <summary>Something has happened: whoever waits for a condition looks again. What a test waits for is looked at when it may have changed, not by the clock.</summary>
internal sealed class Signal
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _lock = new();
    private TaskCompletionSource _next = New();

    public void Raise()
    {
        TaskCompletionSource reached;
        lock (_lock)
        {
            (reached, _next) = (_next, New());
        }

        reached.SetResult();
    }

    /// <summary>Completes with what <paramref name="look"/> finds once it is not null.</summary>
    /// <exception cref="TimeoutException">It was null for three minutes; the message says what was waited for.</exception>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> look, string what, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            Task next;
            lock (_lock)
            {
                next = _next.Task;
            }

            if (await look() is { } found)
            {
                return found;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {Patience} in vain for: {what}");
            }
        }
    }

    /// <summary>Completes once <paramref name="condition"/> holds.</summary>
    public Task UntilAsync(Func<bool> condition, string what, CancellationToken cancellationToken) =>
        UntilAsync(() => Task.FromResult(condition() ? this : null), what, cancellationToken);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
