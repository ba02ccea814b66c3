using System.Net.Sockets;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>The INVITE client transaction of RFC 3261 §17.1.1 with the Accepted state and timer M of RFC 6026 §7.2.</summary>
internal sealed class InviteClientTransaction : ClientTransaction
{
    private readonly IInviteTransactionUser _user;
    private readonly string _requestUri;
    private readonly WheelTimer _timerA;

    // B, D and M never run together: each belongs to another state.
    private readonly WheelTimer _timerBDM;
    private TimeSpan _intervalA;

    public InviteClientTransaction(
        TransactionLayer layer, IInviteTransactionUser user, NextHop destination, string requestUri)
        : base(layer, SipMethod.Invite, destination)
    {
        _user = user;
        _requestUri = requestUri;
        _timerA = new WheelTimer(this);
        _timerBDM = new WheelTimer(this);
        _intervalA = layer.Timers.T1;
        Id = layer.Clients.Add(this);
    }

    /// <summary>Route lines of the request, which the ACK of a refusal repeats (§17.1.1.3); null outside dialogs.</summary>
    public Action<MessageWriter>? WriteRoutes { get; init; }

    public InviteClientState State { get; private set; } = InviteClientState.Calling;

    /// <summary>The CANCEL for this INVITE: it shares the branch, so responses to both arrive here (RFC 3261 §9.1).</summary>
    public NonInviteClientTransaction? Cancel { get; set; }

    public override void Receive(SipMessage response)
    {
        switch (State)
        {
            case InviteClientState.Calling or InviteClientState.Proceeding when response.Status < 200:
                Proceed();
                _user.OnProvisional(response);
                break;
            case InviteClientState.Calling or InviteClientState.Proceeding when response.Status < 300:
                Enter(InviteClientState.Accepted, Layer.Timers.TransactionTimeout);
                _user.OnAccepted(response);
                break;
            case InviteClientState.Calling or InviteClientState.Proceeding:
                Enter(InviteClientState.Completed, Layer.Timers.TimerD);
                Acknowledge(response);
                if (Destination.IsReliable)
                {
                    // Timer D is zero where no refusal is repeated.
                    Terminate();
                }

                _user.OnRefused(response);
                break;
            case InviteClientState.Completed when response.Status >= 300:
                Layer.Counters.Retransmitted++;
                Acknowledge(response);
                break;
            case InviteClientState.Accepted when response.Status is >= 200 and < 300:
                _user.OnAccepted(response);
                break;
        }
    }

    public override void OnUnreachable(SocketError error)
    {
        // A report about a repetition doesn't say that an earlier INVITE wasn't received, and whoever reads "undeliverable" may dial again.
        // Once the peer has answered, it is about a stray datagram anyway.
        if (State == InviteClientState.Calling && Transmissions == 1)
        {
            Terminate();
            _user.OnTransportFailed(error);
        }
    }

    public override void OnConnectionLost()
    {
        // The peer may have read the INVITE, so nobody may dial again; its responses come over a connection that it opens to our Via
        // (RFC 3261 §18.2.2). Timer B, the ring time-out and the caller decide, as on UDP.
    }

    public override void OnTimer(WheelTimer timer)
    {
        if (timer == _timerA)
        {
            _intervalA *= 2;
            Layer.Wheel.Arm(_timerA, _intervalA);
            Retransmit();
            return;
        }

        var wasCalling = State == InviteClientState.Calling;
        Terminate();
        if (wasCalling)
        {
            _user.OnTimerB();
        }
    }

    /// <summary>Forgets the transaction; a later response finds nothing (RFC 3261 §9.1: 64 × T1 after a CANCEL without final response).</summary>
    public void Terminate()
    {
        State = InviteClientState.Terminated;
        Layer.Wheel.Disarm(_timerA);
        Layer.Wheel.Disarm(_timerBDM);
        ReleaseRequest();
        Cancel?.Terminate();
        Layer.Clients.Remove(Id);
    }

    protected override void OnStarted()
    {
        if (!Destination.IsReliable)
        {
            Layer.Wheel.Arm(_timerA, _intervalA);
        }

        Layer.Wheel.Arm(_timerBDM, Layer.Timers.TransactionTimeout);
    }

    private void Proceed()
    {
        if (State == InviteClientState.Calling)
        {
            State = InviteClientState.Proceeding;
            Layer.Wheel.Disarm(_timerA);
            Layer.Wheel.Disarm(_timerBDM);
            ReleaseRequest();
        }
    }

    private void Enter(InviteClientState state, TimeSpan linger)
    {
        State = state;
        Layer.Wheel.Disarm(_timerA);
        Layer.Wheel.Arm(_timerBDM, linger);
        ReleaseRequest();

        // The INVITE is decided, so nobody waits for the CANCEL's answer any more.
        Cancel?.Terminate();
    }

    // RFC 3261 §17.1.1.3: the INVITE's branch, Request-URI, Route, From, Call-ID and CSeq number, and the response's To.
    private void Acknowledge(SipMessage response)
    {
        var writer = Layer.Writer;
        writer.Reset();
        Layer.WriteRequestLine(SipMethod.Ack, _requestUri);
        Layer.WriteVia(Id, Destination);
        if (WriteRoutes is { } writeRoutes)
        {
            writeRoutes(writer);
        }
        else
        {
            Layer.WritePreloadedRoute();
        }

        writer.AppendLine("From: "u8, response.From);
        writer.AppendLine("To: "u8, response.To);
        writer.AppendLine("Call-ID: "u8, response.CallId);
        Layer.WriteCSeq(response.CSeq, SipMethod.Ack);
        writer.AppendNoBody();
        Layer.Send(writer.Written, Destination);
    }
}
