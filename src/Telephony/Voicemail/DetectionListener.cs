using Campaigns.Domain.Amd;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony.Voicemail;

/// <summary>
/// Feeds detection with what a call's far end says. What is sent is the clock: a frame that is missing beside it counts as silence, and when the
/// analysis time has been sent the verdict is due, whatever has arrived.
/// </summary>
/// <param name="amd">Of the verdict.</param>
/// <param name="greeting">Of the end of the greeting.</param>
/// <param name="decided">Told of the verdict, and once more if a beep corrects it; on a media thread.</param>
internal sealed class DetectionListener(AmdSettings amd, GreetingSettings greeting, Action<Decided> decided) : ICallListener
{
    // What arrives this much behind is late, what is missing longer wasn't sent or was lost.
    private const int JitterFrames = 5;

    // A machine beeps within this of what seemed to be the end; what beeps later is the end of its patience.
    private const int LateFrames = 500;

    private static readonly short[] SilentFrame = new short[Frame.Length];

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<AmdDecision> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<GreetingEnd> _greetingOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _lateBeep = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FarEnd _farEnd;
    private int _heardFrames;
    private int _sentFrames;
    private int? _overAtFrame;
    private volatile IDisposable? _subscription;

    /// <summary>The first verdict.</summary>
    public Task<AmdDecision> Verdict => _verdict.Task;

    /// <summary>When the greeting is over.</summary>
    public Task<GreetingEnd> GreetingOver => _greetingOver.Task;

    /// <summary>A beep after a greeting that seemed to be over already.</summary>
    public Task LateBeep => _lateBeep.Task;

    /// <summary>Begins to listen.</summary>
    public void ListenTo(ICallLeg leg) => _subscription = leg.Listen(this);

    void ICallListener.Heard(ReadOnlySpan<short> frame)
    {
        FarEnd before, after;
        lock (_lock)
        {
            _heardFrames++;
            before = _farEnd;
            after = _farEnd = before.After(amd, greeting, frame);
        }

        Tell(before, after);
    }

    void ICallListener.Spoken(ReadOnlySpan<short> frame)
    {
        FarEnd before, after;
        lock (_lock)
        {
            _sentFrames++;
            before = after = _farEnd;
            if (_heardFrames > 0 && _sentFrames - _heardFrames > JitterFrames)
            {
                _heardFrames++;
                after = after.After(amd, greeting, SilentFrame);
            }

            if (_sentFrames * Frame.Milliseconds >= amd.TotalAnalysisMs)
            {
                after = after.TimedOut();
            }

            _farEnd = after;
        }

        Tell(before, after);
    }

    private void Tell(FarEnd before, FarEnd after)
    {
        if (before.Decision is null && after.Decision is { } decision)
        {
            // Who takes over is settled before anyone hears of the verdict.
            decided(new Decided(this, decision, Corrected: false));
            _verdict.TrySetResult(decision);
        }

        if (before.Correction is null && after.Correction is { } correction)
        {
            decided(new Decided(this, correction, Corrected: true));
        }

        if (after.GreetingEnd is { } end && after.Decision is not null)
        {
            if (after.Beeped && !before.Beeped && before.GreetingEnd is not null && _heardFrames - _overAtFrame < LateFrames)
            {
                _lateBeep.TrySetResult();
            }

            _overAtFrame ??= _heardFrames;

            _greetingOver.TrySetResult(end);
            if ((after.Correction ?? after.Decision) is not { Verdict: AmdVerdict.Machine })
            {
                // A person: nothing that comes now changes that.
                _subscription?.Dispose();
            }
        }
    }
}
