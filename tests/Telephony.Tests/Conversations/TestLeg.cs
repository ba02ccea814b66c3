using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Tests.Conversations;

/// <summary>A call whose beat the test gives: nothing moves until it says so.</summary>
#pragma warning disable CA1001 // A source of cancellation without timer or wait handle holds nothing.
internal sealed class TestLeg : ICallLeg
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _ended = new();
    private readonly List<ICallListener> _listeners = [];
    private readonly List<IFrameSource> _played = [];
    private readonly Queue<Playback> _unseen = new();
    private TaskCompletionSource<Playback> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Playback? _playing;

    public CancellationToken Ended => _ended.Token;

    public Playback? Playing => Volatile.Read(ref _playing);

    /// <summary>What was given to play so far.</summary>
    public IReadOnlyList<IFrameSource> Played
    {
        get
        {
            lock (_played)
            {
                return [.. _played];
            }
        }
    }

    public Playback Play(IFrameSource source)
    {
        var playback = new Playback(source);
        Interlocked.Exchange(ref _playing, playback)?.End(playedToEnd: false);
        TaskCompletionSource<Playback> told;
        lock (_played)
        {
            _played.Add(source);
            told = _next;
            _next = new TaskCompletionSource<Playback>(TaskCreationOptions.RunContinuationsAsynchronously);
            _unseen.Enqueue(playback);
        }

        told.TrySetResult(playback);
        return playback;
    }

    /// <summary>The next thing that is played, in order, also when it began before this was asked.</summary>
    public async Task<Playback> NextAsync()
    {
        while (true)
        {
            Task<Playback> told;
            lock (_played)
            {
                if (_unseen.TryDequeue(out var playback))
                {
                    return playback;
                }

                told = _next.Task;
            }

            await told.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        }
    }

    public void StopPlaying() => Interlocked.Exchange(ref _playing, null)?.End(playedToEnd: false);

    public IDisposable Listen(ICallListener listener)
    {
        lock (_listeners)
        {
            _listeners.Add(listener);
        }

        return new Subscription(this, listener);
    }

    public void Press(char digit) => Tell(listener => listener.Pressed(digit));

    public void Hear(short[] frame) => Tell(listener => listener.Heard(frame));

    /// <summary>One beat: 20 ms are sent.</summary>
    public short[] Beat()
    {
        var frame = new short[Frame.Length];
        if (Playing is { } playing && !playing.Source.TryFill(frame))
        {
            Array.Clear(frame);
            playing.End(playedToEnd: true);
            Interlocked.CompareExchange(ref _playing, null, playing);
        }

        Tell(listener => listener.Spoken(frame));
        return frame;
    }

    public void FarEndHangsUp()
    {
        StopPlaying();
        _ended.Cancel();
    }

    private void Tell(Action<ICallListener> tell)
    {
        ICallListener[] listeners;
        lock (_listeners)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            tell(listener);
        }
    }

    private sealed class Subscription(TestLeg leg, ICallListener listener) : IDisposable
    {
        public void Dispose()
        {
            lock (leg._listeners)
            {
                leg._listeners.Remove(listener);
            }
        }
    }
}
