using Campaigns.Sip.Dialogs;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Calls;

/// <content>Session timers (RFC 4028): taken part in whenever the peer wants them, asked for when the request says so.</content>
public sealed partial class OutboundCall : ISessionTimerOwner
{
    private SessionTimer? _session;
    private TimeSpan? _sessionInterval;
    private TimeSpan _leastSession;
    private bool _sessionWasTooShort;
    private bool _peerTakesUpdate;
    private bool _reInviting;

    private TimeSpan LeastSession => _leastSession > Layer.Timers.LeastSessionInterval ? _leastSession : Layer.Timers.LeastSessionInterval;

    void ISessionTimerOwner.RefreshSession()
    {
        if (_state == CallState.Confirmed)
        {
            SendRefresh();
        }
    }

    void ISessionTimerOwner.OnSessionExpired() => ExpireSession();

    private void ExpireSession()
    {
        if (_state == CallState.Confirmed)
        {
            HangUpDialog(LocalEndCause.SessionExpired, ReasonHeader.Q850(102, "Session not refreshed"));
        }
    }

    /// <summary>422: the peer wants longer sessions than we asked for. Once (§7.3).</summary>
    private bool TryLongerSession(SipMessage response)
    {
        if (response.Status != 422 || _sessionWasTooShort || _sessionInterval is null
            || _state is not (CallState.Calling or CallState.Proceeding)
            || SessionExpires.ReadLeast(response) is not { } least)
        {
            return false;
        }

        _sessionWasTooShort = true;
        TakeLongerSession(least);
        _record.InviteRetransmissions += _invite!.Transmissions - 1;
        _inviteCSeq = NextCSeq();
        _state = CallState.Calling;
        SendInvite();
        return true;
    }

    private void TakeLongerSession(TimeSpan least)
    {
        // Longer than a day is as good as none.
        _leastSession = least < Limits.SessionInterval.Most ? least : Limits.SessionInterval.Most;
        _sessionInterval = _sessionInterval > _leastSession ? _sessionInterval : _leastSession;
    }

    /// <summary>What a 2xx to our INVITE or refresh says about the session (§7.2). A peer without session timers leaves the refreshing to us.</summary>
    private void AgreeOnSession(SipMessage response)
    {
        _peerTakesUpdate |= OptionTags.Lists(response, HeaderKind.Allow, "UPDATE"u8);
        if (SessionExpires.Read(response) is { } agreed)
        {
            BeginSession(agreed.Interval, weRefresh: agreed.Refresher != SessionRefresher.Uas);
        }
        else if (_sessionInterval is { } asked)
        {
            BeginSession(asked, weRefresh: true);
        }
        else
        {
            _session?.Stop();
        }
    }

    /// <summary>What a re-INVITE or UPDATE of the peer asks for (§9). False: it was refused with 422.</summary>
    private bool TryAgreeOnSession(SipMessage request, out SessionExpires? agreed)
    {
        agreed = null;
        if (SessionExpires.Read(request) is not { } asked)
        {
            return true;
        }

        var peerKnowsTimers = OptionTags.Lists(request, HeaderKind.Supported, OptionTags.Timer)
            || OptionTags.Lists(request, HeaderKind.Require, OptionTags.Timer);
        if (peerKnowsTimers && asked.Interval < Layer.Timers.LeastSessionInterval)
        {
            InDialogAnswer.SendIntervalTooSmall(Layer, request, _request.FromTag);
            return false;
        }

        var interval = asked.Interval > Layer.Timers.LeastSessionInterval ? asked.Interval : Layer.Timers.LeastSessionInterval;
        agreed = new SessionExpires(interval, peerKnowsTimers ? asked.Refresher ?? SessionRefresher.Uac : SessionRefresher.Uas);
        return true;
    }

    /// <summary>The peer's request was accepted with this session; null: without one.</summary>
    private void Apply(SessionExpires? agreed)
    {
        if (agreed is { } session)
        {
            BeginSession(session.Interval, weRefresh: session.Refresher == SessionRefresher.Uas);
        }
        else
        {
            _session?.Stop();
        }
    }

    private void BeginSession(TimeSpan interval, bool weRefresh)
    {
        _session ??= new SessionTimer(Layer.Wheel, this);
        _session.Begin(interval > Layer.Timers.LeastSessionInterval ? interval : Layer.Timers.LeastSessionInterval, weRefresh);
    }

    private void SendRefresh()
    {
        if (_peerTakesUpdate)
        {
            new DialogRequest(Layer, _context.Authenticator, _dialog!, _request.Credentials, SipMethod.Update)
            {
                NextCSeq = NextCSeq,
                WriteHeaders = writer =>
                {
                    writer.Append(Layer.Identity.ContactLine(_dialog!.NextHop.Transport));
                    WriteSession(writer);
                },
                Ended = OnRefreshEnded,
            }.Start();
            return;
        }

        _reInviting = true;
        new SessionReInvite(_context, _dialog!, _request.Credentials, _localMedia!)
        {
            NextCSeq = NextCSeq,
            WriteHeaders = WriteSession,
            Ended = OnReInviteEnded,
        }.Start();
    }

    private void WriteSession(MessageWriter writer)
    {
        writer.Append(OptionTags.SupportedLine);
        SessionExpires.Write(writer, _session!.Interval > LeastSession ? _session.Interval : LeastSession, SessionRefresher.Uac);
        SessionExpires.WriteLeast(writer, LeastSession);
    }

    private void OnReInviteEnded(SipMessage? response)
    {
        _reInviting = false;
        if (_state == CallState.Confirmed
            && response?.Status is >= 200 and < 300
            && SdpNegotiation.AcceptAnswer(SdpBody.Read(response), _localMedia!.Family) is { } media)
        {
            ChangeMedia(media);
        }

        OnRefreshEnded(response);
    }

    private void OnRefreshEnded(SipMessage? response)
    {
        if (_state != CallState.Confirmed)
        {
            return;
        }

        switch (response?.Status)
        {
            case >= 200 and < 300:
                _sessionWasTooShort = false;
                _dialog!.Refresh(response);
                AgreeOnSession(response);
                break;
            case 422 when !_sessionWasTooShort && SessionExpires.ReadLeast(response) is { } least:
                _sessionWasTooShort = true;
                TakeLongerSession(least);
                SendRefresh();
                break;
            case 405 or 501 when _peerTakesUpdate:
                _peerTakesUpdate = false;
                SendRefresh();
                break;
            case null or 408 or 481:
                // The peer is gone, or has forgotten the call (§10, RFC 5057 §5.1).
                ExpireSession();
                break;
            default:
                _session!.TryAgain();
                break;
        }
    }
}
