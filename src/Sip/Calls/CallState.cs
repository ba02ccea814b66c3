namespace Campaigns.Sip.Calls;

/// <summary>The life of an outbound call.</summary>
internal enum CallState
{
    /// <summary>The trunk's name is being resolved; nothing was sent.</summary>
    Resolving,

    /// <summary>INVITE sent, nothing heard.</summary>
    Calling,

    /// <summary>At least one provisional response.</summary>
    Proceeding,

    /// <summary>To be cancelled as soon as a provisional response allows it (RFC 3261 §9.1).</summary>
    CancelPending,

    /// <summary>CANCEL sent, the INVITE's final response awaited.</summary>
    Cancelling,

    /// <summary>2xx received, ACK withheld until the answer is confirmed.</summary>
    Answered,

    /// <summary>ACK sent.</summary>
    Confirmed,

    /// <summary>BYE sent.</summary>
    HangingUp,

    /// <summary>The outcome is out.</summary>
    Ended,
}
