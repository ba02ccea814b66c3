namespace Campaigns.Telephony.Conversations;

/// <summary>
/// What one leg hears, for the other to be played. The two legs' clocks are their own: a little is kept waiting so that late frames make no
/// gaps, and the oldest is dropped when too much waits.
/// </summary>
/// <param name="packetsReceived">How much has arrived on the leg that is heard: what it is played may be silence made here.</param>
internal sealed class RelayFrames(Func<long> packetsReceived) : IFrameSource, ICallListener
{
    // 60 ms before it begins, 240 ms at most.
    private const int WaitingBeforeStart = 3;
    private const int MostWaiting = 12;

    // Frames of 20 ms: an assistant that sends nothing for so long is gone, even if it never said goodbye.
    private const int SilenceBeforeGone = 30 * 50;

    private readonly Lock _lock = new();
    private readonly Queue<short[]> _waiting = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _flowing;
    private long _packets;
    private int _beatsWithout;

    /// <summary>Completes when nothing has come for 30 s.</summary>
    public Task Gone => _gone.Task;

    void ICallListener.Heard(ReadOnlySpan<short> frame)
    {
        lock (_lock)
        {
            var kept = _waiting.Count == MostWaiting ? _waiting.Dequeue() : new short[Frame.Length];
            frame.CopyTo(kept);
            _waiting.Enqueue(kept);
            _flowing |= _waiting.Count >= WaitingBeforeStart;
        }
    }

    /// <inheritdoc/>
    public bool TryFill(Span<short> frame)
    {
        CountSilence();
        lock (_lock)
        {
            if (_flowing && _waiting.TryDequeue(out var next))
            {
                next.CopyTo(frame);
                return true;
            }

            _flowing = false;
            frame.Clear();
            return true;
        }
    }

    private void CountSilence()
    {
        var packets = packetsReceived();
        (_beatsWithout, _packets) = packets == _packets ? (_beatsWithout + 1, packets) : (0, packets);
        if (_beatsWithout >= SilenceBeforeGone)
        {
            _gone.TrySetResult();
        }
    }
}
