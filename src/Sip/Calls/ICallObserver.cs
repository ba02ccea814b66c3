using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Calls;

/// <summary>
/// Told what happens to one call, in order, one event at a time, on the endpoint's observer thread, never under a lock and never on the
/// receiving thread. It may call back into any call, but must not block: the events of all calls of the endpoint wait behind it.
/// What it throws is counted and reported to <see cref="SipEndpointOptions.ObserverFault"/>.
/// </summary>
public interface ICallObserver
{
    /// <summary>Any provisional response, before the answer.</summary>
    void OnProgress(CallProgress progress)
    {
    }

    /// <summary>The call was answered: record it, then <see cref="OutboundCall.ConfirmAnswer"/>.</summary>
    void OnAnswered(CallAnswer answer);

    /// <summary>The peer changed the session: hold, resume, another address.</summary>
    void OnMediaChanged(NegotiatedMedia media)
    {
    }

    /// <summary>A key was pressed (RFC 4733): 0–9, *, #, A–D.</summary>
    void OnDigit(char digit)
    {
    }

    /// <summary>An audio source played to its end.</summary>
    void OnPlaybackFinished(IAudioSource source)
    {
    }

    /// <summary>Exactly once, last: BYE or CANCEL have finished and the media port is free.</summary>
    void OnEnded(SipCallResult result);
}
