using System.Collections.Concurrent;
using System.Threading.Channels;
using Campaigns.Sip.Calls;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Tests.Calls;

/// <summary>Keeps what a call reports and lets a test wait for it.</summary>
internal sealed class RecordingObserver : ICallObserver
{
    private readonly TaskCompletionSource<CallAnswer> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SipCallResult> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CallProgress> _progressed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<NegotiatedMedia> _media = Channel.CreateUnbounded<NegotiatedMedia>();
    private readonly Channel<char> _digits = Channel.CreateUnbounded<char>();
    private readonly TaskCompletionSource<IAudioSource> _played = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answers;
    private int _ends;

    /// <summary>Run on the answer, after it has been noted.</summary>
    public Action<CallAnswer>? WhenAnswered { get; set; }

    public Task<CallAnswer> Answered => _answered.Task;

    public Task<SipCallResult> Ended => _ended.Task;

    public Task<CallProgress> Progressed => _progressed.Task;

    public ChannelReader<NegotiatedMedia> MediaChanges => _media.Reader;

    public ChannelReader<char> Digits => _digits.Reader;

    public Task<IAudioSource> Played => _played.Task;

    public ConcurrentQueue<string> Order { get; } = new();

    public int Answers => Volatile.Read(ref _answers);

    public int Ends => Volatile.Read(ref _ends);

    public void OnProgress(CallProgress progress)
    {
        Order.Enqueue($"{progress.Status}");
        _progressed.TrySetResult(progress);
    }

    public void OnAnswered(CallAnswer answer)
    {
        Order.Enqueue("answered");
        Interlocked.Increment(ref _answers);
        _answered.TrySetResult(answer);
        WhenAnswered?.Invoke(answer);
    }

    public void OnMediaChanged(NegotiatedMedia media) => _media.Writer.TryWrite(media);

    public void OnDigit(char digit) => _digits.Writer.TryWrite(digit);

    public void OnPlaybackFinished(IAudioSource source) => _played.TrySetResult(source);

    public void OnEnded(SipCallResult result)
    {
        Order.Enqueue("ended");
        Interlocked.Increment(ref _ends);
        _ended.TrySetResult(result);
    }
}
