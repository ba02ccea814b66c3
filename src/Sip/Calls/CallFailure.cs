namespace Campaigns.Sip.Calls;

/// <summary>Why a call ended without, or in spite of, what the peer said.</summary>
public enum CallFailure
{
    /// <summary>The SIP status says it all.</summary>
    None,

    /// <summary>
    /// The first INVITE could not be delivered: the socket refused it, or an ICMP report about it came back. Nothing was received by the
    /// peer, and all addresses of the trunk have been tried. (A report about a repeated INVITE proves nothing about the earlier ones: timer B decides.)
    /// </summary>
    TransportFailed,

    /// <summary>64 × T1 without any response (RFC 3261 timer B). The peer may have received the INVITE.</summary>
    TimerB,

    /// <summary>
    /// We gave the call up and the INVITE still had no final response 64 × T1 after our CANCEL (RFC 3261 §9.1), or when the endpoint closed.
    /// </summary>
    CancelUnanswered,

    /// <summary>Answered, and hung up at once: no Contact, no usable session description, or no common codec.</summary>
    MediaFailed,

    /// <summary>Over the endpoint's limit, no media port free, or the endpoint is closing. Nothing was sent.</summary>
    NotAdmitted,

    /// <summary>None of the trunk's host names resolves, or not in time. Nothing was sent.</summary>
    DnsFailed,

    /// <summary>The INVITE is too long for a datagram, and the trunk takes it no other way. Nothing was sent.</summary>
    RequestTooLarge,

    /// <summary>The trunk wants a registration, and there is none. Nothing was sent.</summary>
    NotRegistered,
}
