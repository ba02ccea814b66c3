using Campaigns.Sip.Calls;
using Campaigns.Telephony.Conversations;

namespace Campaigns.Telephony;

/// <summary>A call to an assistant on our own stack: answered, it is a leg whose audio can be relayed.</summary>
internal sealed class NativeSecondLeg(NativeCallLeg leg) : ICallObserver, ISecondLeg
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<OutboundCall> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken Ended => leg.Ended;

    /// <summary>The stack has taken the call.</summary>
    public void Attach(OutboundCall call) => _attached.SetResult(call);

    /// <summary>Waits for the answer; given up, the call is.</summary>
    /// <exception cref="AssistantFailedException">Refused, or unreachable.</exception>
    public async Task AnsweredAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _answered.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            HangUp();
            throw;
        }
    }

    public void HangUp()
    {
        if (_attached.Task.IsCompletedSuccessfully)
        {
            _attached.Task.Result.HangUp();
        }
    }

    public long PacketsReceived => _attached.Task.IsCompletedSuccessfully ? _attached.Task.Result.PacketsReceived : 0;

    public void SendDigit(char digit)
    {
        if (_attached.Task.IsCompletedSuccessfully)
        {
            _attached.Task.Result.SendDigits(digit.ToString());
        }
    }

    public Playback Play(IFrameSource source) => leg.Play(source);

    public void StopPlaying() => leg.StopPlaying();

    public IDisposable Listen(ICallListener listener) => leg.Listen(listener);

    void ICallObserver.OnAnswered(CallAnswer answer) => _ = ConfirmAsync();

    void ICallObserver.OnDigit(char digit) => leg.Press(digit);

    void ICallObserver.OnEnded(SipCallResult result)
    {
        leg.End();
        _answered.TrySetException(new AssistantFailedException(
            result.Status is { } status ? $"The agent's side refused the call: {status} {result.ReasonPhrase}" : $"The agent could not be reached: {result.Failure}"));

        // Whoever had given it up no longer looks.
        _ = _answered.Task.Exception;
    }

    /// <summary>An agent on the same machine may answer before the call has been handed over here.</summary>
    private async Task ConfirmAsync()
    {
        (await _attached.Task.ConfigureAwait(false)).ConfirmAnswer();
        _answered.TrySetResult();
    }
}
