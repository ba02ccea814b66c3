using System.Net.Sockets;
using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>What both client transactions share: their place in the table, their destination and the request kept for retransmission.</summary>
internal abstract class ClientTransaction : ITimed
{
    private RetainedMessage _request;

    protected ClientTransaction(TransactionLayer layer, SipMethod method, NextHop destination)
    {
        Layer = layer;
        Method = method;
        Destination = destination;
    }

    /// <summary>The part of the branch that names this transaction.</summary>
    public ulong Id { get; protected init; }

    public SipMethod Method { get; }

    public NextHop Destination { get; private set; }

    /// <summary>How often the request has left, the first time included.</summary>
    public int Transmissions { get; private set; }

    protected TransactionLayer Layer { get; }

    /// <summary>Another destination, while nothing has been sent: the request has turned out too long for a datagram.</summary>
    public void Redirect(NextHop destination) => Destination = destination;

    /// <summary>Keeps the request that the layer's writer holds and sends it for the first time.</summary>
    public void Start()
    {
        _request.Hold(Layer.Writer.Written);
        OnStarted();
        Transmit();
    }

    /// <summary>A response whose branch and CSeq method are this transaction's (RFC 3261 §17.1.3).</summary>
    public abstract void Receive(SipMessage response);

    /// <summary>The network reported that the request can't arrive.</summary>
    public abstract void OnUnreachable(SocketError error);

    /// <summary>The stream that has carried the request is gone; whether the peer read it is unknown.</summary>
    public abstract void OnConnectionLost();

    public abstract void OnTimer(WheelTimer timer);

    protected abstract void OnStarted();

    protected void Retransmit()
    {
        Layer.Counters.Retransmitted++;
        Transmit();
    }

    protected void ReleaseRequest() => _request.Release();

    private void Transmit()
    {
        Transmissions++;
        var error = Layer.Send(_request.Span, Destination);
        if (error != SocketError.Success)
        {
            OnUnreachable(error);
        }
    }
}
