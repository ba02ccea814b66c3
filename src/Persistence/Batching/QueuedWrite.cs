namespace Campaigns.Persistence.Batching;

/// <summary>A row that waits for its batch, and the caller who waits for the row.</summary>
internal sealed class QueuedWrite<TKey, TRequest, TResult>(TRequest request, TKey key, long enqueuedAt)
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _claimed;

    public TRequest Request => request;

    public TKey Key => key;

    /// <summary>Timestamp of the time provider.</summary>
    public long EnqueuedAt => enqueuedAt;

    public Task<TResult> Completion => _completion.Task;

    /// <summary>
    /// True for the first who asks: the writer that takes the row, or the caller that gives up before any writer has. A row given up is never written.
    /// </summary>
    public bool TryClaim() => Interlocked.Exchange(ref _claimed, 1) == 0;

    public void Complete(TResult result) => _completion.TrySetResult(result);

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
