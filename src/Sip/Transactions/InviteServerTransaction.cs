using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;

namespace Campaigns.Sip.Transactions;

/// <summary>
/// The INVITE server transaction of RFC 3261 §17.2.1 with the Accepted state of RFC 6026 §7.1. It also repeats a 2xx until the ACK
/// comes, which is the transaction user's duty (§13.3.1.4) but needs the same response and the same kind of timers.
/// </summary>
internal sealed class InviteServerTransaction : ServerTransaction
{
    private readonly IInviteServerTransactionUser? _user;

    // G repeats a final response; the repetition of a 2xx has no letter of its own and never runs with it.
    private readonly WheelTimer _timerG;

    // H waits for the ACK, I and L absorb what comes late: one state each.
    private readonly WheelTimer _timerHIL;
    private TimeSpan _intervalG;
    private bool _acknowledged;

    public InviteServerTransaction(
        TransactionLayer layer, SipMessage request, IInviteServerTransactionUser? user)
        : base(layer, request)
    {
        _user = user;
        _timerG = new WheelTimer(this);
        _timerHIL = new WheelTimer(this);
        _intervalG = layer.Timers.T1;
    }

    public InviteServerState State { get; private set; } = InviteServerState.Proceeding;

    /// <summary>In Accepted the 2xx is repeated by its own timer and a repeated INVITE is absorbed.</summary>
    public override void ReceiveAgain()
    {
        if (State is InviteServerState.Proceeding or InviteServerState.Completed)
        {
            Retransmit();
        }
    }

    /// <summary>The ACK: in the transaction for a refusal, matched by the dialog for a 2xx.</summary>
    public void ReceiveAck()
    {
        Layer.Wheel.Disarm(_timerG);
        if (State == InviteServerState.Completed)
        {
            State = InviteServerState.Confirmed;
            ReleaseResponse();
            if (IsReliable)
            {
                Terminate();
                return;
            }

            Layer.Wheel.Arm(_timerHIL, Layer.Timers.T4);
        }
        else if (State == InviteServerState.Accepted)
        {
            _acknowledged = true;
        }
    }

    public override void OnTimer(WheelTimer timer)
    {
        if (timer == _timerG)
        {
            var doubled = _intervalG * 2;
            _intervalG = doubled > Layer.Timers.T2 ? Layer.Timers.T2 : doubled;
            Layer.Wheel.Arm(_timerG, _intervalG);
            Retransmit();
            return;
        }

        var ackMissing = State == InviteServerState.Accepted && !_acknowledged;
        Terminate();
        if (ackMissing)
        {
            _user?.OnAckMissing();
        }
    }

    /// <summary>Stops repeating: the dialog is over.</summary>
    public void Abandon()
    {
        _acknowledged = true;
        Layer.Wheel.Disarm(_timerG);
    }

    protected override void OnResponded(int status)
    {
        State = status < 300 ? InviteServerState.Accepted : InviteServerState.Completed;

        // A 2xx is repeated over streams too: behind the first hop it may travel by datagrams (§13.3.1.4).
        if (status < 300 || !IsReliable)
        {
            Layer.Wheel.Arm(_timerG, _intervalG);
        }

        Layer.Wheel.Arm(_timerHIL, Layer.Timers.TransactionTimeout);
    }

    private void Terminate()
    {
        State = InviteServerState.Terminated;
        Layer.Wheel.Disarm(_timerG);
        Layer.Wheel.Disarm(_timerHIL);
        Forget();
    }
}
