using System.Net.Sockets;
using System.Text;
using Campaigns.Sip.Authentication;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <content>The INVITE, its responses and its CANCEL (RFC 3261 §13.2, §9.1).</content>
public sealed partial class OutboundCall : IInviteTransactionUser, INonInviteTransactionUser
{
    private InviteClientTransaction? _invite;
    private ChallengeHistory _challenges;
    private string? _authorization;
    private uint _inviteCSeq = 1;
    private List<Dialog>? _forks;

    void IInviteTransactionUser.OnProvisional(SipMessage response)
    {
        if (EarlyDialog.ReadRSeq(response) is { } rseq && !TryAcknowledge(response, rseq))
        {
            return;
        }

        var now = _context.Time.GetUtcNow();
        _record.OnProvisional(response.Status, now);
        if (_state == CallState.CancelPending)
        {
            SendCancel();
            return;
        }

        if (_state is CallState.Calling or CallState.Proceeding)
        {
            _state = CallState.Proceeding;
            var progress = new CallProgress(response.Status, WireText.ReasonPhrase(response.ReasonPhrase), now);
            Post(progress);
        }
    }

    void IInviteTransactionUser.OnAccepted(SipMessage response)
    {
        if (_dialog is null)
        {
            OnFirstAnswer(response);
        }
        else if (Ascii.Equals(response.ToTag, _dialog.RemoteTag))
        {
            // RFC 3261 §13.2.2.4: each repeated 2xx is acknowledged again, once the first has been.
            if (_acknowledged)
            {
                Layer.Counters.Retransmitted++;
                Acknowledge();
            }
        }
        else
        {
            OnFurtherBranch(response);
        }
    }

    void IInviteTransactionUser.OnRefused(SipMessage response)
    {
        if (response.Status is 401 or 407
            && _state is CallState.Calling or CallState.Proceeding
            && _request.Credentials is { } credentials
            && _context.Authenticator.TryLearn(response, credentials, ref _challenges))
        {
            _record.InviteRetransmissions += _invite!.Transmissions - 1;
            _inviteCSeq = NextCSeq();
            _state = CallState.Calling;
            SendInvite();
            return;
        }

        if (response.Status == 503 && MayTryNextTarget(Messages.RetryAfter.Read(response)))
        {
            TryNextTarget();
            return;
        }

        if (TryFollowRedirect(response) || TryLongerSession(response))
        {
            return;
        }

        var cancelled = _state is CallState.CancelPending or CallState.Cancelling;
        _record.OnFinal(response);
        _record.EndedBy = cancelled && response.Status == 487 ? CallEnder.Local : CallEnder.Remote;
        Finish();
    }

    void IInviteTransactionUser.OnTimerB()
    {
        _record.EndedBy = CallEnder.Network;
        _record.Fail(CallFailure.TimerB, "No response to the INVITE");
        Finish();
    }

    void IInviteTransactionUser.OnTransportFailed(SocketError error)
    {
        // Nothing was received, so another address may be tried without a second call (RFC 3263 §4.3).
        if (MayUseDatagramInstead() || MayTryNextTarget(error))
        {
            TryNextTarget();
            return;
        }

        _record.EndedBy = CallEnder.Network;
        _record.Fail(CallFailure.TransportFailed, $"The INVITE could not be delivered: {error}");
        Finish();
    }

    // The CANCEL's own answer decides nothing: the call waits for the INVITE's final response, and so does the timer.
    void INonInviteTransactionUser.OnFinal(SipMessage response)
    {
    }

    void INonInviteTransactionUser.OnTimerF()
    {
    }

    void INonInviteTransactionUser.OnTransportFailed(SocketError error)
    {
    }

    private void GiveUp(LocalEndCause cause, ReasonHeader? reason)
    {
        _record.LocalCause = cause;
        _endReason = reason;
        Layer.Wheel.Disarm(_timer);
        switch (_state)
        {
            case CallState.Resolving:
                _record.EndedBy = CallEnder.Local;
                Finish();
                break;
            case CallState.Calling:
                _state = CallState.CancelPending;
                break;
            case CallState.Proceeding:
                SendCancel();
                break;
        }
    }

    private void SendCancel()
    {
        _state = CallState.Cancelling;
        Layer.Wheel.Arm(_timer, Layer.Timers.TransactionTimeout);
        var cancel = NonInviteClientTransaction.ForCancel(Layer, this, _invite!);
        InviteWriter.WriteCancel(Layer, _request, _invite!, _inviteCSeq, _endReason);
        cancel.Start();
    }

    private void OnFirstAnswer(SipMessage response)
    {
        var now = _context.Time.GetUtcNow();
        _record.OnFinal(response);
        _record.AnsweredAt = now;
        _context.Calls.Answered++;
        _dialog = ReadDialog(response);
        if (_state is CallState.CancelPending or CallState.Cancelling)
        {
            _record.AnsweredAfterCancel = true;
            AcknowledgeAndHangUp(_record.LocalCause, _endReason);
            return;
        }

        // A reliable provisional response may have brought the answer; then the 200 repeats it or leaves it out (RFC 3262 §5).
        var early = FindEarly(response.ToTag);
        _dialog.RemoteCSeq = early?.Dialog.RemoteCSeq;
        var media = SdpBody.Read(response) is { IsEmpty: false } sdp ? SdpNegotiation.AcceptAnswer(sdp, _localMedia!.Family) : null;
        media ??= early?.Media;
        var fault = Dialog.ReadContact(response) is null ? "The answer has no usable Contact"
            : media is null ? "The answer's session description has no stream we can use"
            : null;
        if (fault is not null)
        {
            _record.Fail(CallFailure.MediaFailed, fault);
            AcknowledgeAndHangUp(LocalEndCause.MediaFailed, ReasonHeader.Sip(488, "Not Acceptable Here"));
            return;
        }

        _state = CallState.Answered;
        Layer.Wheel.Arm(_timer, _context.Options.ConfirmTimeout);
        StartMedia(media!);
        AgreeOnSession(response);
        var answer = new CallAnswer(_dialog.Snapshot(), media!, now);
        Post(answer);
    }

    /// <summary>A proxy forked the INVITE and another branch answered too: one call is enough (RFC 3261 §13.2.2.4).</summary>
    private void OnFurtherBranch(SipMessage response)
    {
        var tag = response.ToTag;
        foreach (var known in _forks ?? [])
        {
            if (Ascii.Equals(tag, known.RemoteTag))
            {
                Layer.Counters.Retransmitted++;
                known.SendAck(Layer, _inviteCSeq, _authorization);
                return;
            }
        }

        var fork = ReadDialog(response);
        (_forks ??= []).Add(fork);
        Layer.Counters.ForksHungUp++;
        fork.SendAck(Layer, _inviteCSeq, _authorization);
        Terminate(fork, ReasonHeader.Sip(200, "Call completed elsewhere"));
    }

    private Dialog ReadDialog(SipMessage response)
    {
        var dialog = Dialog.FromAnswer(response, CallId, _request.FromTag, _request.FromUri, _request.RequestUri)
            .With(_context.PeerNames)
            .Within(_context.Options.MayReach);
        dialog.LocalCSeq = _highestCSeq;
        return dialog;
    }
}
