namespace Campaigns.Telephony.SipSorcery.Calls;

/// <summary>Where a call is.</summary>
internal enum CallPhase
{
    /// <summary>The trunk's address is looked up.</summary>
    Resolving,

    /// <summary>The INVITE was sent.</summary>
    Calling,

    /// <summary>A provisional response came.</summary>
    Proceeding,

    /// <summary>To be cancelled as soon as a provisional response comes (RFC 3261 §9.1).</summary>
    CancelPending,

    /// <summary>The CANCEL was sent.</summary>
    Cancelling,

    /// <summary>A 2xx came and is not acknowledged yet.</summary>
    Answered,

    /// <summary>Acknowledged.</summary>
    Confirmed,

    /// <summary>A BYE of ours is under way.</summary>
    HangingUp,

    Ended,
}
