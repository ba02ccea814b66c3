using Campaigns.Sip.Messages;
using Campaigns.Sip.Timing;
using Campaigns.Sip.Transport;

namespace Campaigns.Sip.Transactions;

/// <summary>What both server transactions share: the request's key, where the response goes, and the response kept for repetition.</summary>
internal abstract class ServerTransaction : ITimed
{
    private readonly byte[] _key;
    private readonly NextHop _destination;
    private RetainedMessage _response;

    protected ServerTransaction(TransactionLayer layer, SipMessage request)
    {
        Layer = layer;
        _destination = ResponseRoute.Destination(request);
        _key = layer.Servers.Add(request, this);
    }

    protected TransactionLayer Layer { get; }

    /// <summary>Over a stream nothing is repeated, and nothing has to be absorbed.</summary>
    protected bool IsReliable => _destination.IsReliable;

    /// <summary>Keeps the response that the layer's writer holds and sends it.</summary>
    public void Respond(int status)
    {
        _response.Hold(Layer.Writer.Written);
        Transmit();
        OnResponded(status);
    }

    /// <summary>The same request again.</summary>
    public abstract void ReceiveAgain();

    public abstract void OnTimer(WheelTimer timer);

    protected abstract void OnResponded(int status);

    protected void Retransmit()
    {
        if (_response.IsHeld)
        {
            Layer.Counters.Retransmitted++;
            Transmit();
        }
    }

    protected void ReleaseResponse() => _response.Release();

    protected void Forget()
    {
        _response.Release();
        Layer.Servers.Remove(_key);
    }

    // A response that can't be sent is lost: the peer repeats its request, or takes it for unanswered.
    private void Transmit() => Layer.Send(_response.Span, _destination);
}
