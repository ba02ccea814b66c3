using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony;

/// <summary>
/// The audio of a call that our own stack carries. It is the call's one source and sink from the answer on, so that the frames that are
/// sent are also the beat for whoever listens.
/// </summary>
/// <param name="carriesAudio">False, for load runs without audio: whatever is to be played has been at once, and nothing is heard.</param>
/// <param name="reportFault">Told of what a source or listener threw.</param>
#pragma warning disable CA1001 // A source of cancellation without timer or wait handle holds nothing; disposing it would race with whoever still asks for its token.
internal sealed class NativeCallLeg(bool carriesAudio, Action<Exception> reportFault) : ICallLeg, IAudioSource, IAudioSink
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly short[] _received = new short[carriesAudio ? Frame.Length : 0];
    private readonly short[] _sending = new short[carriesAudio ? Frame.Length : 0];
    private ICallListener[] _listeners = [];
    private Playback? _playing;
    private bool _isOver;

    public CancellationToken Ended => _ended.Token;

    public Playback Play(IFrameSource source)
    {
        var next = new Playback(source);
        if (!carriesAudio)
        {
            next.End(playedToEnd: true);
            return next;
        }

        Playback? former;
        lock (_lock)
        {
            former = _isOver ? next : _playing;
            _playing = _isOver ? null : next;
        }

        former?.End(playedToEnd: false);
        return next;
    }

    public void StopPlaying()
    {
        Playback? former;
        lock (_lock)
        {
            (former, _playing) = (_playing, null);
        }

        former?.End(playedToEnd: false);
    }

    public IDisposable Listen(ICallListener listener)
    {
        lock (_lock)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Subscription(this, listener);
    }

    public void Press(char digit)
    {
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            Tell(listener, digit, static (told, pressed) => told.Pressed(pressed));
        }
    }

    /// <summary>The call has ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            _listeners = [];
        }

        StopPlaying();

        // Whoever waits for the end goes on elsewhere, not on the stack's thread.
        _ = _ended.CancelAsync();
    }

    bool IAudioSource.TryFill(Span<byte> frame, AudioCodec codec)
    {
        var playing = Volatile.Read(ref _playing);
        var hasAudio = playing is not null && Fill(playing);
        if (hasAudio)
        {
            for (var i = 0; i < frame.Length; i++)
            {
                frame[i] = G711.Encode(_sending[i], codec);
            }
        }
        else
        {
            Array.Clear(_sending);
            frame.Fill(codec == AudioCodec.Pcmu ? G711.PcmuSilence : G711.PcmaSilence);
        }

        foreach (var listener in Volatile.Read(ref _listeners))
        {
            Tell(listener, _sending, static (told, samples) => told.Spoken(samples));
        }

        return true;
    }

    void IAudioSink.Write(ReadOnlySpan<short> frame)
    {
        frame.CopyTo(_received);
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            Tell(listener, _received, static (told, samples) => told.Heard(samples));
        }
    }

#pragma warning disable CA1031 // A source or a listener runs on a thread that serves every call: its fault is reported, not spread.
    private bool Fill(Playback playing)
    {
        try
        {
            if (playing.Source.TryFill(_sending))
            {
                return true;
            }

            playing.End(playedToEnd: true);
        }
        catch (Exception exception)
        {
            reportFault(exception);
            playing.End(playedToEnd: false);
        }

        Interlocked.CompareExchange(ref _playing, null, playing);
        return false;
    }

    private void Tell<T>(ICallListener listener, T what, Action<ICallListener, T> tell)
    {
        try
        {
            tell(listener, what);
        }
        catch (Exception exception)
        {
            Remove(listener);
            reportFault(exception);
        }
    }
#pragma warning restore CA1031

    private void Remove(ICallListener listener)
    {
        lock (_lock)
        {
            _listeners = [.. _listeners.Where(other => other != listener)];
        }
    }

    private sealed class Subscription(NativeCallLeg leg, ICallListener listener) : IDisposable
    {
        public void Dispose() => leg.Remove(listener);
    }
}
