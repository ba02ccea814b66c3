using System.Net.Sockets;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>The non-INVITE client transaction of RFC 3261 §17.1.2: BYE, CANCEL, OPTIONS.</summary>
internal sealed class NonInviteClientTransaction : ClientTransaction
{
    private readonly INonInviteTransactionUser _user;
    private readonly bool _ownsBranch;
    private readonly WheelTimer _timerE;

    // F guards the wait for a final response, K absorbs what comes after it.
    private readonly WheelTimer _timerFK;
    private TimeSpan _intervalE;

    public NonInviteClientTransaction(
        TransactionLayer layer, INonInviteTransactionUser user, SipMethod method, NextHop destination)
        : this(layer, user, method, destination, invite: null)
    {
    }

    private NonInviteClientTransaction(
        TransactionLayer layer,
        INonInviteTransactionUser user,
        SipMethod method,
        NextHop destination,
        InviteClientTransaction? invite)
        : base(layer, method, destination)
    {
        _user = user;
        _timerE = new WheelTimer(this);
        _timerFK = new WheelTimer(this);
        _intervalE = layer.Timers.T1;
        _ownsBranch = invite is null;
        Id = invite?.Id ?? layer.Clients.Add(this);
    }

    public NonInviteClientState State { get; private set; } = NonInviteClientState.Trying;

    /// <summary>A CANCEL: same branch and destination as its INVITE (RFC 3261 §9.1).</summary>
    public static NonInviteClientTransaction ForCancel(
        TransactionLayer layer, INonInviteTransactionUser user, InviteClientTransaction invite)
    {
        var cancel = new NonInviteClientTransaction(layer, user, SipMethod.Cancel, invite.Destination, invite);
        invite.Cancel = cancel;
        return cancel;
    }

    public override void Receive(SipMessage response)
    {
        if (State is NonInviteClientState.Completed or NonInviteClientState.Terminated)
        {
            return;
        }

        if (response.Status < 200)
        {
            State = NonInviteClientState.Proceeding;
            return;
        }

        if (Destination.IsReliable)
        {
            // Timer K is zero where no response is repeated.
            Terminate();
        }
        else
        {
            State = NonInviteClientState.Completed;
            Layer.Wheel.Disarm(_timerE);
            Layer.Wheel.Arm(_timerFK, Layer.Timers.T4);
            ReleaseRequest();
        }

        _user.OnFinal(response);
    }

    public override void OnUnreachable(SocketError error)
    {
        if (State is NonInviteClientState.Trying or NonInviteClientState.Proceeding)
        {
            Terminate();
            _user.OnTransportFailed(error);
        }
    }

    /// <summary>Repeats the request over a new connection, once: the peer takes it for what it is, since the branch is the same.</summary>
    public override void OnConnectionLost()
    {
        if (State is not (NonInviteClientState.Trying or NonInviteClientState.Proceeding))
        {
            return;
        }

        if (Transmissions == 1)
        {
            Retransmit();
        }
        else
        {
            OnUnreachable(SocketError.ConnectionReset);
        }
    }

    public override void OnTimer(WheelTimer timer)
    {
        if (timer == _timerE)
        {
            var doubled = _intervalE * 2;
            _intervalE = State == NonInviteClientState.Proceeding || doubled > Layer.Timers.T2 ? Layer.Timers.T2 : doubled;
            Layer.Wheel.Arm(_timerE, _intervalE);
            Retransmit();
            return;
        }

        var unanswered = State != NonInviteClientState.Completed;
        Terminate();
        if (unanswered)
        {
            _user.OnTimerF();
        }
    }

    /// <summary>Forgets the transaction without telling its user.</summary>
    public void Terminate()
    {
        State = NonInviteClientState.Terminated;
        Layer.Wheel.Disarm(_timerE);
        Layer.Wheel.Disarm(_timerFK);
        ReleaseRequest();
        if (_ownsBranch)
        {
            Layer.Clients.Remove(Id);
        }
    }

    protected override void OnStarted()
    {
        if (!Destination.IsReliable)
        {
            Layer.Wheel.Arm(_timerE, _intervalE);
        }

        Layer.Wheel.Arm(_timerFK, Layer.Timers.TransactionTimeout);
    }
}
