using System.Net.Sockets;
using Campaigns.Domain.Attempts;
using Campaigns.Domain.CallRecords;
using Campaigns.Telephony.SipSorcery.Signalling;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Calls;

/// <content>The INVITE, its responses and its CANCEL (RFC 3261 §13.2, §9.1).</content>
internal sealed partial class SorceryCall
{
    private readonly Redirects _redirects;
    private readonly Dictionary<string, int> _reliable = [];
    private Challenges _challenges;
    private readonly List<Dialog> _forks = [];
    private SIPEndPoint? _nextHop;
    private UACInviteTransaction? _invite;
    private Dialog? _dialog;
    private bool _acknowledged;
    private (string? Tag, string Body)? _earlyAnswer;

    /// <summary>A 2xx, whichever: before SIPSorcery's transaction sees it, which acknowledges only what it knows, and once more when it is repeated.</summary>
    public void ReceiveFurtherAnswer(SIPResponse response)
    {
        lock (_gate)
        {
            if (_invite is null || (_dialog is null && _phase is not CallPhase.Ended))
            {
                return; // The first answer comes through the transaction.
            }

            var tag = response.Header.To.ToTag ?? "";
            if (_dialog?.RemoteTag == tag)
            {
                if (_acknowledged)
                {
                    Acknowledge();
                }

                return;
            }

            if (_forks.Find(known => known.RemoteTag == tag) is { } repeated)
            {
                Send(repeated.Ack(_invite.TransactionRequest), repeated);
                return;
            }

            var fork = DialogOf(response, response.RemoteSIPEndPoint);
            _forks.Add(fork);
            Send(fork.Ack(_invite.TransactionRequest), fork);
            Terminate(fork, Reasons.AnsweredElsewhere, isOurs: false);
        }
    }

    /// <summary>A 2xx that SIPSorcery dropped as malformed: without a Contact there is nobody to talk to, but it is acknowledged and hung up.</summary>
    public void ReceiveMalformedAnswer(SIPResponse response, SIPEndPoint source)
    {
        lock (_gate)
        {
            if (_dialog is null && _invite is not null && _phase is not CallPhase.Ended)
            {
                // Its transaction never learns of the answer, and would repeat the INVITE.
                _invite.CancelCall();
                OnFirstAnswer(response, source);
            }
            else if (_dialog is not null && _acknowledged)
            {
                Acknowledge();
            }
        }
    }

    /// <summary>
    /// False for a reliable provisional response ahead of its turn: SIPSorcery would acknowledge it (RFC 3262 §4). A repeated one gets through, because the
    /// library's PRACK isn't repeated by itself.
    /// </summary>
    public bool TakesReliable(SIPResponse response)
    {
        lock (_gate)
        {
            var tag = response.Header.To.ToTag ?? "";
            var number = response.Header.RSeq;
            if (_reliable.TryGetValue(tag, out var last) && number > last + 1)
            {
                return false;
            }

            _reliable[tag] = Math.Max(number, last);
            return true;
        }
    }

    private void SendInvite(SIPRequest request)
    {
        _account.InviteTransmissions += _invite?.Retransmits ?? 0;
        var invite = new UACInviteTransaction(_socket.Transport, request, _nextHop, sendOkAckManually: true);
        invite.UACInviteTransactionInformationResponseReceived += (_, _, _, response) => Handle(invite, response, OnProvisional);
        invite.UACInviteTransactionFinalResponseReceived += (_, _, _, response) => Handle(invite, response, OnFinal);
        invite.UACInviteTransactionFailed += (_, error) => OnInviteFailed(invite, error);
        (_invite, _phase) = (invite, CallPhase.Calling);
        try
        {
            invite.SendInviteRequest();
            _account.InviteAt ??= Now;
        }
        catch (ApplicationException exception)
        {
            // SIPSorcery's list of transactions is full: nothing was sent.
            ReportFault(exception);
            Fail(CallFailure.NotAdmitted, CallParty.Us);
        }
    }

    // SIPSorcery logs an exception of a handler and goes on as if nothing had happened: the call would hang.
    private Task<SocketError> Handle(UACInviteTransaction invite, SIPResponse response, Action<SIPResponse> handle)
    {
        lock (_gate)
        {
            if (invite != _invite || _phase is CallPhase.Ended)
            {
                return Task.FromResult(SocketError.Success);
            }

            try
            {
                handle(response);
            }
#pragma warning disable CA1031 // Whatever went wrong, the call ends and says so.
            catch (Exception exception)
            {
                ReportFault(exception);
                Fail(CallFailure.Internal, CallParty.Us);
            }
#pragma warning restore CA1031
        }

        return Task.FromResult(SocketError.Success);
    }

    private void OnProvisional(SIPResponse response)
    {
        if (response.Header.RSeq > 0 && !string.IsNullOrWhiteSpace(response.Body))
        {
            _earlyAnswer = (response.Header.To.ToTag, response.Body); // RFC 3262 §5: the answer may come once, before the 200.
        }

        var isFirstRing = _account.NoteProvisional(response.StatusCode, Now);
        if (_phase is CallPhase.CancelPending)
        {
            SendCancel();
        }
        else if (_phase is CallPhase.Calling or CallPhase.Proceeding)
        {
            _phase = CallPhase.Proceeding;
            if (isFirstRing)
            {
                _chain.Post(() =>
                {
                    _events.Ringing();
                    return ValueTask.CompletedTask;
                });
            }
        }
    }

    private void OnFinal(SIPResponse response)
    {
        if (response.StatusCode is >= 200 and < 300)
        {
            OnFirstAnswer(response, response.RemoteSIPEndPoint);
            return;
        }

        if (response.StatusCode is 401 or 407
            && _phase is CallPhase.Calling or CallPhase.Proceeding
            && _challenges.Answer(_invite!.TransactionRequest, response) is { } authorized)
        {
            SendInvite(authorized);
            return;
        }

        if (_phase is CallPhase.Calling or CallPhase.Proceeding && _redirects.Follow(response) is { } target)
        {
            _challenges = new Challenges(_order.Trunk);
            SendInvite(InviteRequest.RedirectedOf(_order, _invite!.TransactionRequest, target));
            return;
        }

        var wasCancelled = _phase is CallPhase.CancelPending or CallPhase.Cancelling && response.StatusCode == 487;
        _account.NoteFinal(response);
        _account.EndedBy = wasCancelled ? CallParty.Us : CallParty.FarEnd;
        Finish();
    }

    private void OnInviteFailed(UACInviteTransaction invite, SocketError error)
    {
        lock (_gate)
        {
            if (invite == _invite && _phase is not CallPhase.Ended && _dialog is null)
            {
                Fail(error is SocketError.TimedOut ? CallFailure.NoResponse : CallFailure.TransportFailed, CallParty.Nobody);
            }
        }
    }

    private void SendCancel()
    {
        _phase = CallPhase.Cancelling;
        _timer.Change(SignallingTimers.Transaction, Timeout.InfiniteTimeSpan);
        var reason = _account.OurReason is CallEndReason.RingTimeout ? Reasons.NoAnswer : null;
        var cancel = new SIPNonInviteTransaction(_socket.Transport, InviteRequest.CancelOf(_invite!.TransactionRequest, reason), _nextHop);

        // Its own answer decides nothing: the call waits for the INVITE's final response, and so does the timer.
        cancel.SendRequest();
    }

    private void OnFirstAnswer(SIPResponse response, SIPEndPoint source)
    {
        _account.NoteFinal(response);
        _account.AnsweredAt = Now;
        _originator.NoteAnswered();
        _dialog = DialogOf(response, source);
        if (_phase is CallPhase.CancelPending or CallPhase.Cancelling)
        {
            AcknowledgeAndHangUp(_account.OurReason);
            return;
        }

        if (Dialog.ContactOf(response.Header) is null || !_media!.Accept(AnswerIn(response)))
        {
            _account.Failure = CallFailure.MediaFailed;
            AcknowledgeAndHangUp(reason: null);
            return;
        }

        _phase = CallPhase.Answered;
        _timer.Change(ConfirmTimeout, Timeout.InfiniteTimeSpan);
        _talk = _originator.Talk(_order, _leg);
        _media.Start();
        var record = _dialog.ToRecord();
        _chain.Post(() =>
        {
            // Not awaited: the record may take longer than the call, whose end comes through the same chain.
            _ = TalkAsync(record);
            return ValueTask.CompletedTask;
        });
    }

    private string? AnswerIn(SIPResponse response) =>
        string.IsNullOrWhiteSpace(response.Body) && _earlyAnswer is { } early && early.Tag == response.Header.To.ToTag ? early.Body : response.Body;

    /// <summary>The assistant starts at once; the ACK leaves when the answer is recorded.</summary>
    private async Task TalkAsync(RecordedDialog dialog)
    {
        var talking = _talk!.RunAsync();
        var recorded = false;
        try
        {
            recorded = await _events.AnsweredAsync(dialog).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An answer that could not be recorded does not stand, whatever the reason.
        catch (Exception exception)
        {
            ReportFault(exception);
        }
#pragma warning restore CA1031

        if (recorded)
        {
            Confirm();
        }
        else
        {
            HangUp(CallEndReason.AnswerNotRecorded);
        }

        await HangUpAfterAsync(talking).ConfigureAwait(false);
    }

    private async Task HangUpAfterAsync(Task<CallEndReason?> talking)
    {
        try
        {
            if (await talking.ConfigureAwait(false) is { } reason)
            {
                HangUp(reason);
            }
        }
#pragma warning disable CA1031 // A conversation's fault ends its call, and says so.
        catch (Exception exception)
        {
            ReportFault(exception);
            HangUp(CallEndReason.AssistantFailed);
        }
#pragma warning restore CA1031
    }

    private void Confirm()
    {
        lock (_gate)
        {
            if (_phase is not CallPhase.Answered)
            {
                return;
            }

            Acknowledge();
            _phase = CallPhase.Confirmed;
            var left = _order.MaxCallDuration - (Now - _account.AnsweredAt!.Value);
            _timer.Change(left > NodaTime.Duration.Zero ? left.ToTimeSpan() : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Acknowledge()
    {
        _acknowledged = true;
        Send(_dialog!.Ack(_invite!.TransactionRequest), _dialog);
    }

    private void Send(SIPRequest request, Dialog dialog) => _ = _socket.Transport.SendRequestAsync(dialog.NextHop, request);

    private Dialog DialogOf(SIPResponse response, SIPEndPoint source)
    {
        // A PRACK of SIPSorcery's has used a number of its own (RFC 3262 §4).
        var lastCSeq = Math.Max(_invite!.TransactionRequest.Header.CSeq, _invite.PRackRequest?.Header.CSeq ?? 0);
        return Dialog.FromAnswer(response, _invite.TransactionRequest, lastCSeq, source);
    }
}
