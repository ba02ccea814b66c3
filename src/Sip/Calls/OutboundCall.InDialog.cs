using System.Net;
using System.Text;
using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;
using Campaigns.Sip.Transactions;

namespace Campaigns.Sip.Calls;

/// <content>What the peer asks for inside the dialog (RFC 3261 §12.2.2, §14.2, §15.1.2).</content>
public sealed partial class OutboundCall : IInviteServerTransactionUser, IRtpEvents
{
    private InviteServerTransaction? _reInvite;
    private uint _reInviteCSeq;
    private bool _awaitsAnswerInAck;

    void IInviteServerTransactionUser.OnAckMissing()
    {
        if (_state == CallState.Confirmed)
        {
            HangUpDialog(LocalEndCause.AckMissing, ReasonHeader.Q850(102, "Recovery on timer expiry"));
        }
    }

    /// <summary>Whether a request with this call's Call-ID belongs to one of its dialogs; before the answer our own tag decides.</summary>
    internal bool Owns(SipMessage request)
    {
        var localTag = request.ToTag;
        var remoteTag = request.FromTag;
        if (_dialog is null)
        {
            return _state is CallState.Proceeding or CallState.Cancelling && Ascii.Equals(localTag, _request.FromTag);
        }

        return _dialog.Matches(localTag, remoteTag) || FindFork(localTag, remoteTag) is not null;
    }

    internal void ReceiveAck(SipMessage request)
    {
        if (_reInvite is not { } transaction || request.CSeq != _reInviteCSeq)
        {
            return;
        }

        transaction.ReceiveAck();
        if (_awaitsAnswerInAck && SdpNegotiation.AcceptAnswer(SdpBody.Read(request), _localMedia!.Family) is { } media)
        {
            ChangeMedia(media);
        }

        _awaitsAnswerInAck = false;
    }

    internal void ReceiveRequest(SipMessage request)
    {
        if (_dialog is null || FindFork(request.ToTag, request.FromTag) is not null)
        {
            AnswerOutsideTheCall(request);
            return;
        }

        if (_dialog.RemoteCSeq is { } highest && request.CSeq < highest)
        {
            InDialogAnswer.Send(Layer, request, 500, _request.FromTag);
            return;
        }

        _dialog.RemoteCSeq = request.CSeq;
        if (OptionTags.RequiresUnknown(request))
        {
            InDialogAnswer.SendBadExtension(Layer, request, _request.FromTag);
            return;
        }

        switch (request.Method)
        {
            case SipMethod.Bye:
                InDialogAnswer.Send(Layer, request, 200, _request.FromTag);
                OnRemoteBye(request);
                break;
            case SipMethod.Invite or SipMethod.Update:
                OnSessionRequest(request);
                break;
            case SipMethod.Info:
                InDialogAnswer.Send(Layer, request, 200, _request.FromTag);
                if (InfoDigit.Read(request) is { } digit)
                {
                    OnDigit(digit);
                }

                break;
            case SipMethod.Notify when _referral?.OnNotify(request) == true:
                InDialogAnswer.Send(Layer, request, 200, _request.FromTag);
                break;
            default:
                InDialogAnswer.Send(Layer, request, InDialogAnswer.StatusFor(request.Method), _request.FromTag);
                break;
        }
    }

    // A branch that is being hung up, or an early dialog: BYE and OPTIONS are answered, nothing else concerns the call.
    private void AnswerOutsideTheCall(SipMessage request)
    {
        if (request.Method == SipMethod.Update && _dialog is null)
        {
            ReceiveEarlyUpdate(request);
            return;
        }

        var status = request.Method switch
        {
            SipMethod.Bye when _dialog is not null => 200,
            SipMethod.Bye => 481,
            SipMethod.Invite => 491,
            SipMethod.Update => 491,
            SipMethod.Info => 200,
            _ => InDialogAnswer.StatusFor(request.Method),
        };
        InDialogAnswer.Send(Layer, request, status, _request.FromTag);
    }

    private Dialog? FindFork(ReadOnlySpan<byte> localTag, ReadOnlySpan<byte> remoteTag)
    {
        foreach (var fork in _forks ?? [])
        {
            if (fork.Matches(localTag, remoteTag))
            {
                return fork;
            }
        }

        return null;
    }

    private void OnRemoteBye(SipMessage request)
    {
        if (_state is CallState.Answered or CallState.Confirmed)
        {
            _record.EndedBy = CallEnder.Remote;
            _record.Q850 = ReasonHeader.Find(request, "Q.850");
            _over = true;
            StopMedia();
            FinishWhenOver();
        }
    }

    /// <summary>A re-INVITE or UPDATE: hold, resume, a new address, or just a refresh.</summary>
    private void OnSessionRequest(SipMessage request)
    {
        if (_state != CallState.Confirmed)
        {
            var status = _state == CallState.Answered ? 491 : 481;
            InDialogAnswer.Send(Layer, request, status, _request.FromTag);
            return;
        }

        // RFC 3261 §14.2: two re-INVITEs cross, and both sides try again.
        if (request.Method == SipMethod.Invite && _reInviting)
        {
            InDialogAnswer.Send(Layer, request, 491, _request.FromTag);
            return;
        }

        if (!TryAgreeOnSession(request, out var session) || !TryAnswerOffer(request, out var agreed))
        {
            return;
        }

        _dialog!.Refresh(request);
        _peerTakesUpdate |= OptionTags.Lists(request, HeaderKind.Allow, "UPDATE"u8);
        if (request.Method == SipMethod.Invite)
        {
            _awaitsAnswerInAck = agreed is null;
            _reInviteCSeq = request.CSeq;
            _reInvite?.Abandon();
            _reInvite = InDialogAnswer.SendToInvite(Layer, request, _request.FromTag, this, session);
        }
        else
        {
            InDialogAnswer.SendWithBody(Layer, request, _request.FromTag, session);
        }

        Apply(session);
        if (agreed is not null)
        {
            ChangeMedia(agreed);
        }
    }

    /// <summary>
    /// Writes the answer to a request's offer into the layer's body, or our own offer to a re-INVITE that has none. False: nothing in the
    /// offer is of use, and the request was refused with 488.
    /// </summary>
    private bool TryAnswerOffer(SipMessage request, out NegotiatedMedia? agreed)
    {
        agreed = null;
        Layer.Body.Reset();
        var sdp = SdpBody.Read(request);
        if (sdp.IsEmpty)
        {
            if (request.Method == SipMethod.Invite)
            {
                _localMedia!.WriteOffer(Layer.Body);
            }

            return true;
        }

        var offer = SdpParser.Parse(sdp);
        var chosen = offer is null ? -1 : SdpNegotiation.ChooseFromOffer(offer, _localMedia!.Family);
        if (chosen < 0)
        {
            InDialogAnswer.Send(Layer, request, 488, _request.FromTag);
            return false;
        }

        agreed = SdpNegotiation.Describe(offer![chosen]);
        _localMedia!.WriteAnswer(Layer.Body, offer, chosen, agreed);
        return true;
    }

    private void StartMedia(NegotiatedMedia media)
    {
        _rtp?.Start(Reachable(media), _request.Source, _request.Sink, this);
    }

    private void ChangeMedia(NegotiatedMedia media)
    {
        _rtp?.Change(Reachable(media));
        Post(media);
    }

    // Where the peer must not lead us, its own packets have to show the way.
    private NegotiatedMedia Reachable(NegotiatedMedia media)
    {
        var mayReach = _context.Options.MayReach;
        return mayReach is null || (mayReach(media.RemoteEndPoint.Address) && (media.RemoteControlEndPoint is null || mayReach(media.RemoteControlEndPoint.Address)))
            ? media
            : media with { RemoteEndPoint = new IPEndPoint(IPAddress.Any, media.RemoteEndPoint.Port), RemoteControlEndPoint = null };
    }

    void IRtpEvents.OnDigit(char digit) => OnDigit(digit);

    void IRtpEvents.OnPlaybackFinished(IAudioSource source) => Post(source);

    void IRtpEvents.OnMediaFault(Exception exception) => _context.Observers.ReportFault(exception);

    private void OnDigit(char digit) => Post(digit);
}
