namespace Campaigns.Telephony.SipSorcery.Media;

/// <summary>One call's media session. Used under the call's lock, but for <see cref="Close"/>.</summary>
internal interface ICallMedia
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

    /// <summary>Frees the ports. Never on a thread of SIPSorcery.</summary>
    void Close();
}
