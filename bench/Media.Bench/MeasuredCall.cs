using Campaigns.Sip.Calls;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Media.Bench;

/// <summary>One call: an endless tone to the far end, and a listener that counts what it hears.</summary>
internal sealed class MeasuredCall : ICallObserver, IAudioSource, IAudioSink
{
    private const int Period = 8000;

    private static readonly short[] Tone = [.. Enumerable.Range(0, Period).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / 8000)))];

    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SipCallResult> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private OutboundCall? _call;
    private int _position;
    private long _frames;

    public Task Answered => _answered.Task;

    public Task<SipCallResult> Ended => _ended.Task;

    public long Frames => Volatile.Read(ref _frames);

    public void Attach(OutboundCall call) => _call = call;

    public void HangUp() => _call!.HangUp();

    public void OnAnswered(CallAnswer answer) => _answered.TrySetResult();

    public void OnEnded(SipCallResult result)
    {
        _answered.TrySetException(new InvalidOperationException($"A call was not answered: {result.Status} {result.Failure} {result.FailureDetail}"));
        _ended.TrySetResult(result);
    }

    public bool TryFill(Span<byte> frame, AudioCodec codec)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = G711.Encode(Tone[_position + i], codec);
        }

        _position = (_position + frame.Length) % Period;
        return true;
    }

    public void Write(ReadOnlySpan<short> frame) => Interlocked.Increment(ref _frames);

    public void Confirm() => _call!.ConfirmAnswer();
}
