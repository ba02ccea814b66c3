namespace Campaigns.Sip.Bench;

/// <summary>Counts ended calls and tells when there are no more to come.</summary>
internal sealed class Tally(int expected)
{
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ended;
    private int _completed;

    public Task AllEnded => _allEnded.Task;

    /// <summary>Calls answered and hung up as they should be.</summary>
    public int Completed => Volatile.Read(ref _completed);

    public void Count(bool completed)
    {
        if (completed)
        {
            Interlocked.Increment(ref _completed);
        }

        if (Interlocked.Increment(ref _ended) == expected)
        {
            _allEnded.TrySetResult();
        }
    }
}
