using System.Net.Sockets;
using Campaigns.Domain.Attempts;
using Campaigns.Telephony.SipSorcery.Signalling;
using SIPSorcery.SIP;

namespace Campaigns.Telephony.SipSorcery.Calls;

/// <content>What the far end asks for inside the dialog (RFC 3261 §12.2.2, §14.2, §15.1.2).</content>
internal sealed partial class SorceryCall
{
    /// <summary>False when the request is in no dialog of this call: it is answered elsewhere.</summary>
    public bool ReceiveRequest(SIPRequest request)
    {
        lock (_gate)
        {
            if (_phase is CallPhase.Proceeding && request.Method is SIPMethodsEnum.UPDATE && request.Header.To.ToTag == _order.LocalTag)
            {
                // Our offer is open, or was answered by a reliable response: this adapter changes a session only once the call is answered (RFC 3311 §5.2).
                Answer(request, SIPResponseStatusCodesEnum.RequestPending);
                return true;
            }

            if (_phase is CallPhase.Ended || _dialog is null)
            {
                return false;
            }

            if (_forks.Exists(fork => fork.Matches(request)))
            {
                Answer(request, request.Method is SIPMethodsEnum.BYE ? SIPResponseStatusCodesEnum.Ok : SIPResponseStatusCodesEnum.RequestPending);
                return true;
            }

            if (!_dialog.Matches(request))
            {
                return false;
            }

            if (request.Method is SIPMethodsEnum.ACK)
            {
                return true;
            }

            if (request.Header.CSeq < _dialog.RemoteCSeq)
            {
                Answer(request, SIPResponseStatusCodesEnum.InternalServerError);
                return true;
            }

            _dialog.RemoteCSeq = request.Header.CSeq;
            ReceiveInDialog(request);
            return true;
        }
    }

    private void ReceiveInDialog(SIPRequest request)
    {
        switch (request.Method)
        {
            case SIPMethodsEnum.BYE:
                Answer(request, SIPResponseStatusCodesEnum.Ok);
                OnRemoteBye(request);
                break;
            case SIPMethodsEnum.INVITE or SIPMethodsEnum.UPDATE:
                OnSessionRequest(request);
                break;
            case SIPMethodsEnum.INFO:
                Answer(request, SIPResponseStatusCodesEnum.Ok);
                if (ResponseFacts.InfoDigit(request) is { } digit)
                {
                    _leg.Press(digit);
                }

                break;
            case SIPMethodsEnum.OPTIONS:
                Answer(request, SIPResponseStatusCodesEnum.Ok);
                break;
            case SIPMethodsEnum.PRACK or SIPMethodsEnum.CANCEL:
                Answer(request, SIPResponseStatusCodesEnum.CallLegTransactionDoesNotExist);
                break;
            case SIPMethodsEnum.NOTIFY:
                Answer(request, SIPResponseStatusCodesEnum.BadEvent); // No subscription of ours exists (RFC 6665 §4.1.3).
                break;
            case SIPMethodsEnum.UNKNOWN:
                Answer(request, SIPResponseStatusCodesEnum.NotImplemented);
                break;
            default:
                Answer(request, SIPResponseStatusCodesEnum.MethodNotAllowed);
                break;
        }
    }

    private void OnRemoteBye(SIPRequest request)
    {
        if (_phase is CallPhase.Answered or CallPhase.Confirmed)
        {
            _account.EndedBy = CallParty.FarEnd;
            _account.Q850Cause = ResponseFacts.Q850Cause(request.Header);
            _media?.Stop();
            _isOver = true;
            FinishWhenOver();
        }
    }

    /// <summary>A re-INVITE or UPDATE: hold, resume, a new address, or just a refresh.</summary>
    private void OnSessionRequest(SIPRequest request)
    {
        if (_phase is not CallPhase.Confirmed)
        {
            Answer(request, _phase is CallPhase.Answered ? SIPResponseStatusCodesEnum.RequestPending : SIPResponseStatusCodesEnum.CallLegTransactionDoesNotExist);
            return;
        }

        var hasOffer = !string.IsNullOrWhiteSpace(request.Body);
        var description = hasOffer ? _media!.Answer(request.Body) : request.Method is SIPMethodsEnum.INVITE ? _media!.Offer() : null;
        if (hasOffer && description is null)
        {
            Answer(request, SIPResponseStatusCodesEnum.NotAcceptableHere);
            return;
        }

        _dialog!.Refresh(request);
        if (request.Method is SIPMethodsEnum.UPDATE)
        {
            Responder.Answer(_socket.Transport, request, SIPResponseStatusCodesEnum.Ok, description);
            return;
        }

        var transaction = new UASInviteTransaction(_socket.Transport, request, null, noCDR: true);
        transaction.UASInviteTransactionFailed += (_, _) => OnAckMissing();
        if (!hasOffer)
        {
            transaction.OnAckReceived += (_, _, _, ack) => Task.FromResult(TakeAnswer(ack));
        }

        var ok = transaction.GetOkResponse("application/sdp", description);
        ok.Header.Allow = Responder.SupportedMethods;
        transaction.SendFinalResponse(ok);
    }

    private SocketError TakeAnswer(SIPRequest ack)
    {
        lock (_gate)
        {
            return _phase is CallPhase.Confirmed && _media!.Accept(ack.Body) ? SocketError.Success : SocketError.InvalidArgument;
        }
    }

    private void OnAckMissing()
    {
        lock (_gate)
        {
            if (_phase is CallPhase.Confirmed)
            {
                HangUpDialog(reason: null);
            }
        }
    }

    private void Answer(SIPRequest request, SIPResponseStatusCodesEnum status) => Responder.Answer(_socket.Transport, request, status);
}
