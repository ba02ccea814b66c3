using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <summary>
/// A call that was placed. Its members may be used from any thread and from within observer events; once the call has ended they do
/// nothing.
/// </summary>
public sealed partial class OutboundCall : ITimed, IDialogTerminationOwner
{
    private readonly CallContext _context;
    private readonly CallRecord _record = new();

    // Ring time-out, wait for the final response to a CANCEL, confirmation, longest duration: one state each, so one timer.
    private readonly WheelTimer _timer;
    private ICallObserver _observer;
    private CallRequest _request;
    private CallState _state = CallState.Resolving;
    private LocalMedia? _localMedia;
    private RtpSession? _rtp;
    private ReasonHeader? _endReason;
    private Dialog? _dialog;
    private bool _acknowledged;

    // The call's own leg is over; the outcome still waits for every BYE.
    private bool _over;
    private int _openByes;

    internal OutboundCall(CallContext context, CallRequest request, ICallObserver observer)
    {
        _context = context;
        _request = request;
        _observer = observer;
        _timer = new WheelTimer(this);
        _sessionInterval = request.SessionInterval;
    }

    public string CallId => _request.CallId;

    internal bool IsOver => _state == CallState.Ended;

    private TransactionLayer Layer => _context.Layer;

    /// <summary>
    /// Sends the ACK of the answer: its record is durable now. False when there is nothing to acknowledge: not answered yet, confirmed
    /// before, or over.
    /// </summary>
    public bool ConfirmAnswer()
    {
        lock (Layer.Gate)
        {
            if (_state != CallState.Answered)
            {
                return false;
            }

            Acknowledge();
            _state = CallState.Confirmed;
            var spoken = _context.Time.GetUtcNow() - _record.AnsweredAt!.Value;
            Layer.Wheel.Arm(_timer, _request.MaxDuration - spoken);
            return true;
        }
    }

    /// <summary>
    /// Gives a call up that has not been answered. False, and nothing done, when it has been or is over. If an answer crosses the
    /// CANCEL, it is acknowledged and hung up, and the outcome says so.
    /// </summary>
    public bool Cancel(ReasonHeader? reason = null)
    {
        lock (Layer.Gate)
        {
            if (_state is not (CallState.Resolving or CallState.Calling or CallState.Proceeding))
            {
                return false;
            }

            GiveUp(LocalEndCause.Cancelled, reason);
            return true;
        }
    }

    /// <summary>Ends the call in whatever state it is: CANCEL before the answer, BYE after it.</summary>
    public void HangUp(ReasonHeader? reason = null) => End(LocalEndCause.HungUp, reason ?? ReasonHeader.NormalClearing);

    /// <summary>Plays a source in place of the present one; null for silence. Does nothing before the answer and without media.</summary>
    public void Play(IAudioSource? source)
    {
        lock (Layer.Gate)
        {
            _rtp?.Play(source);
        }
    }

    /// <summary>
    /// Lets one more hear what the peer says, until the returned handle is disposed or the call ends. Any number may listen. Nothing is heard
    /// before the answer and without media.
    /// </summary>
    public IDisposable Listen(IAudioSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        lock (Layer.Gate)
        {
            var rtp = _rtp;
            rtp?.Listen(sink);
            return new Listening(rtp, sink);
        }
    }

    /// <summary>RTP packets of audio that have arrived so far; 0 before the answer and without media.</summary>
    public long PacketsReceived => _rtp?.PacketsReceived ?? 0;

    /// <summary>
    /// Presses keys on the peer's side (RFC 4733), after those that are being pressed: 0–9, *, #, A–D. False, and nothing is pressed, before the
    /// answer, without media, and when the peer doesn't take one of them.
    /// </summary>
    public bool SendDigits(string digits, DigitTone? tone = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(digits);
        lock (Layer.Gate)
        {
            return _rtp?.Press(digits, tone ?? new DigitTone()) ?? false;
        }
    }

    void ITimed.OnTimer(WheelTimer timer)
    {
        switch (_state)
        {
            case CallState.Resolving:
                var (failure, detail) = _context.WaitsFor();
                Refuse(failure, $"{detail}, within {_context.Options.ReadyTimeout.TotalSeconds} s");
                break;
            case CallState.Calling or CallState.Proceeding:
                GiveUp(LocalEndCause.RingTimeout, ReasonHeader.Q850(19, "No answer from user"));
                break;
            case CallState.Cancelling:
                _invite?.Terminate();
                _record.EndedBy = CallEnder.Local;
                _record.Fail(CallFailure.CancelUnanswered, "No final response to the INVITE after CANCEL");
                Finish();
                break;
            case CallState.Answered:
                AcknowledgeAndHangUp(LocalEndCause.NotConfirmed, ReasonHeader.Q850(102, "Answer not confirmed"));
                break;
            case CallState.Confirmed:
                HangUpDialog(LocalEndCause.MaxDuration, ReasonHeader.NormalClearing);
                break;
        }
    }

    void IDialogTerminationOwner.OnTerminated(DialogTermination termination)
    {
        _openByes--;
        if (termination.Dialog == _dialog)
        {
            _record.ByeStatus = termination.Status;
            _over = true;
        }

        FinishWhenOver();
    }

    /// <summary>The trunk isn't ready. <see cref="Start"/> comes, or the time that it may take is over.</summary>
    internal void AwaitTrunk() => Layer.Wheel.Arm(_timer, _context.Options.ReadyTimeout);

    /// <summary>The trunk is ready: sends the INVITE.</summary>
    internal void Start(RtpSession? rtp, int mediaPort)
    {
        _rtp = rtp;
        _route = _context.Trunk.Route();
        _localMedia = new LocalMedia(Layer.Identity.Address, mediaPort, Layer.NewFreeBranch() & uint.MaxValue);
        _state = CallState.Calling;
        Layer.Wheel.Arm(_timer, _request.RingTimeout);
        SendInvite();
    }

    /// <summary>Ends a call of which nothing was sent.</summary>
    internal void Refuse(CallFailure failure, string detail)
    {
        if (_state != CallState.Ended)
        {
            _record.Fail(failure, detail);
            _record.EndedBy = failure == CallFailure.NotAdmitted ? CallEnder.Local : CallEnder.Network;
            Finish();
        }
    }

    internal void End(LocalEndCause cause, ReasonHeader reason)
    {
        lock (Layer.Gate)
        {
            switch (_state)
            {
                case CallState.Resolving or CallState.Calling or CallState.Proceeding:
                    GiveUp(cause, reason);
                    break;
                case CallState.Answered:
                    AcknowledgeAndHangUp(cause, reason);
                    break;
                case CallState.Confirmed:
                    HangUpDialog(cause, reason);
                    break;
            }
        }
    }

    /// <summary>The endpoint is closing and waits no longer.</summary>
    internal void Abandon()
    {
        _invite?.Terminate();
        _record.EndedBy = CallEnder.Local;
        _record.LocalCause = LocalEndCause.EndpointClosed;
        if (_dialog is null)
        {
            // Whoever reads the outcome must not take a call that may be ringing for one that never left.
            var failure = _record.InviteSentAt is null ? CallFailure.NotAdmitted : CallFailure.CancelUnanswered;
            _record.Fail(failure, "The endpoint was closed");
        }

        Finish();
    }

    private void Acknowledge()
    {
        _acknowledged = true;
        _dialog!.SendAck(Layer, _inviteCSeq, _authorization);
    }

    private void AcknowledgeAndHangUp(LocalEndCause cause, ReasonHeader? reason)
    {
        Acknowledge();
        HangUpDialog(cause, reason);
    }

    private void HangUpDialog(LocalEndCause cause, ReasonHeader? reason)
    {
        Layer.Wheel.Disarm(_timer);
        _session?.Stop();
        _state = CallState.HangingUp;
        _record.EndedBy = CallEnder.Local;
        _record.LocalCause = cause;
        StopMedia();
        Terminate(_dialog!, reason);
    }

    private void Terminate(Dialog dialog, ReasonHeader? reason)
    {
        _openByes++;
        new DialogTermination(Layer, _context.Authenticator, dialog, _request.Credentials, reason, this).Start();
    }

    private void FinishWhenOver()
    {
        if (_over && _openByes == 0 && _state != CallState.Ended)
        {
            Finish();
        }
    }

    private void Finish()
    {
        Layer.Wheel.Disarm(_timer);
        _session?.Stop();
        _state = CallState.Ended;
        if (_record.AnsweredAt is not null)
        {
            _context.Calls.Answered--;
        }

        StopMedia();
        var media = _rtp?.Close();
        _rtp = null;
        _record.InviteRetransmissions += _invite is { } invite ? invite.Transmissions - 1 : 0;
        _context.Calls.Remove(this);
        var result = _record.ToResult(CallId, _context.Time.GetUtcNow(), _record.AnsweredAt is null ? null : media);
        Post(result);
        LetGo();
    }

    /// <summary>
    /// The INVITE's transaction knows the call for another 64 × T1, to acknowledge an answer that is repeated. At thousands of calls a second that is a hundred thousand
    /// calls: whatever their users hung on them must not stay in memory with them.
    /// </summary>
    private void LetGo()
    {
        _observer = NoObserver.Instance;
        _request = _request with { Source = null, Sink = null, MayFollow = null };
    }

    private void Post(object payload) => _context.Observers.Post(_observer, payload);

    private void StopMedia()
    {
        _referral?.Abandon();
        _reInvite?.Abandon();
        _rtp?.Play(null);
        _rtp?.Pause();
    }
}
