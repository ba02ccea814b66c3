namespace Campaigns.Domain.Attempts;

/// <summary>What failed on our side or on the way, when no answer of the far end decided the call.</summary>
public enum CallFailure
{
    None,

    /// <summary>Over the originator's own admission limit: nothing was sent.</summary>
    NotAdmitted,

    /// <summary>The trunk's host name did not resolve: nothing was sent.</summary>
    NameNotResolved,

    /// <summary>The INVITE could not be delivered to any server of the trunk (no connection, ICMP unreachable, send failure).</summary>
    TransportFailed,

    /// <summary>No final response in time (RFC 3261 §17.1.1.2, timer B).</summary>
    NoResponse,

    /// <summary>Answered without usable media.</summary>
    MediaFailed,

    /// <summary>A fault in our own stack; the log has the exception.</summary>
    Internal,

    /// <summary>The trunk wants a registration, and this silo has none: nothing was sent.</summary>
    NotRegistered,

    /// <summary>The INVITE is too long for a datagram, and the trunk takes it no other way: nothing was sent.</summary>
    RequestTooLarge,
}
