namespace Campaigns.Sip.Calls;

/// <summary>What made us end a call.</summary>
public enum LocalEndCause
{
    None,

    /// <summary>The called party didn't answer within <see cref="CallRequest.RingTimeout"/>.</summary>
    RingTimeout,

    /// <summary><see cref="OutboundCall.Cancel"/> while it was ringing.</summary>
    Cancelled,

    /// <summary><see cref="OutboundCall.HangUp"/>.</summary>
    HungUp,

    /// <summary><see cref="CallRequest.MaxDuration"/> was reached.</summary>
    MaxDuration,

    /// <summary>Nobody called <see cref="OutboundCall.ConfirmAnswer"/> in time.</summary>
    NotConfirmed,

    /// <summary>The answer could not be used.</summary>
    MediaFailed,

    /// <summary>The peer didn't acknowledge our answer to its re-INVITE (RFC 3261 §13.3.1.4).</summary>
    AckMissing,

    /// <summary>The session was not refreshed in time, or the peer no longer knew it (RFC 4028 §10).</summary>
    SessionExpired,

    /// <summary>The endpoint was closed.</summary>
    EndpointClosed,
}
