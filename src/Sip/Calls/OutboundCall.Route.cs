using System.Net.Sockets;
using Campaigns.Sip.Resolution;
using Campaigns.Sip.Transactions;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Calls;

/// <content>
/// Which server an INVITE goes to, and when another one may have it: only when the one before can't have rung the phone, because nothing
/// reached it or because it said 503 (RFC 3263 §4.3). Silence allows nothing.
/// </content>
public sealed partial class OutboundCall
{
    /// <summary>RFC 3261 §18.1.1: a longer request may not fit the path in one datagram.</summary>
    private const int LongestDatagram = 1300;

    private static readonly TimeSpan LeastRinging = TimeSpan.FromSeconds(1);

    private TrunkTarget[] _route = [];
    private int _tried;

    private TrunkTarget Target => _route[_tried];

    private TimeSpan RingingLeft => _record.InviteSentAt is { } sent
        ? _request.RingTimeout - (_context.Time.GetUtcNow() - sent)
        : _request.RingTimeout;

    private void SendInvite()
    {
        var ringing = RingingLeft;
        _invite = new InviteClientTransaction(Layer, this, Target.Hop, _request.RequestUri);
        _authorization = _context.Authenticator.Authorize(_request.Credentials, "INVITE", _request.RequestUri);
        InviteWriter.WriteInvite(Layer, _request, _invite, _inviteCSeq, _authorization, _localMedia!, ringing, _sessionInterval, LeastSession);
        if (Layer.Writer.Written.Length > LongestDatagram && !_invite.Destination.IsReliable && !Target.RefusesTcp)
        {
            if (_context.Options.LargeRequests == LargeRequests.Refuse)
            {
                var length = Layer.Writer.Written.Length;
                _invite.Terminate();
                _record.EndedBy = CallEnder.Local;
                _record.Fail(CallFailure.RequestTooLarge, $"The INVITE has {length} octets, more than the {LongestDatagram} of a datagram");
                Finish();
                return;
            }

            _invite.Redirect(Target.OverTcp);
            InviteWriter.WriteInvite(Layer, _request, _invite, _inviteCSeq, _authorization, _localMedia!, ringing, _sessionInterval, LeastSession);
        }

        _record.InviteSentAt ??= _context.Time.GetUtcNow();
        _record.InviteRequests++;
        _invite.Start();
    }

    /// <summary>A long request for which no TCP connection could be opened goes to the same server as a datagram (RFC 3261 §18.1.1).</summary>
    private bool MayUseDatagramInstead()
    {
        if (_state != CallState.Calling || Target.Hop.IsReliable || !_invite!.Destination.IsReliable || RingingLeft < LeastRinging)
        {
            return false;
        }

        Target.RefusesTcp = true;
        return true;
    }

    private bool MayTryNextTarget(SocketError error)
    {
        _context.Trunk.NoteUndeliverable(Target, $"The INVITE could not be delivered: {error}");
        return _state == CallState.Calling && MoveOn();
    }

    /// <summary>After 503. Not once it has rung: the same phone would ring twice.</summary>
    private bool MayTryNextTarget(TimeSpan? retryAfter)
    {
        _context.Trunk.NoteUnavailable(Target, retryAfter);
        return _state is CallState.Calling or CallState.Proceeding && _record.RingingAt is null && MoveOn();
    }

    private bool MoveOn()
    {
        if (_tried + 1 >= _route.Length || RingingLeft < LeastRinging)
        {
            return false;
        }

        _tried++;
        return true;
    }

    /// <summary>The same call, so the same Call-ID and ring time-out, in a new transaction.</summary>
    private void TryNextTarget()
    {
        _record.InviteRetransmissions += _invite!.Transmissions - 1;
        _inviteCSeq = NextCSeq();
        _state = CallState.Calling;
        _challenges = default;
        SendInvite();
    }
}
