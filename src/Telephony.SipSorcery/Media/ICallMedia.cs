using Campaigns.Domain.CallRecords;

namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>
/// One call's media session. Used under the call's lock, but for its disposal, which frees the ports: never on a thread of SIPSorcery.
/// </summary>
internal interface ICallMedia : IDisposable
{
    /// <summary>Our session description as an offer.</summary>
    string Offer();

    /// <summary>Takes the far end's answer to our offer; false when it has no stream that we can use.</summary>
    bool Accept(string? answer);

    /// <summary>Takes the far end's offer, and answers it; null when it has no stream that we can use.</summary>
    string? Answer(string offer);

    /// <summary>Audio flows from now on.</summary>
    void Start();

    /// <summary>Nothing more is sent.</summary>
    void Stop();

    /// <summary>What the audio did; null without audio.</summary>
    MediaQuality? Measure();
}
