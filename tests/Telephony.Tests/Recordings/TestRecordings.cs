using Campaigns.Domain.Ports;
using Campaigns.Domain.Recordings;
using NodaTime;

namespace Campaigns.Telephony.Tests.Recordings;

/// <summary>A store in memory that may be away.</summary>
internal sealed class TestRecordings : IRecordingStore
{
    private readonly Lock _lock = new();
    private readonly List<RecordingSegment> _segments = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool CanKeep { get; init; } = true;

    /// <summary>How often a segment was to be added while <see cref="IsAway"/>.</summary>
    public int Refused { get; private set; }

    public bool IsAway { get; set; }

    /// <summary>How often a segment was to be added.</summary>
    public int Asked { get; private set; }

    /// <summary>Holds up every write until it completes.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public IReadOnlyList<RecordingSegment> Segments
    {
        get
        {
            lock (_lock)
            {
                return [.. _segments];
            }
        }
    }

    public async Task AppendAsync(RecordingSegment segment, CancellationToken cancellationToken)
    {
        Change(() => Asked++);
        await Gate;
        var away = IsAway;
        Change(() =>
        {
            if (away)
            {
                Refused++;
            }
            else
            {
                _segments.Add(segment);
            }
        });
        if (away)
        {
            throw new InvalidOperationException("The store is away.");
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            change();
            (told, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.TrySetResult();
    }

    public async Task UntilAsync(Func<TestRecordings, bool> condition)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (condition(this))
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        }
    }

    public Task<RecordingEntry?> FindAsync(string callId, Instant now, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<byte[]> ReadAsync(string callId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string callId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> DeleteOfAsync(string phoneNumber, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> DeleteExpiredAsync(Instant now, int atMost, CancellationToken cancellationToken) => throw new NotSupportedException();
}
