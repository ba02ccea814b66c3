namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>The INVITE server transaction of RFC 3261 §17.2.1 and RFC 6026, and the dialog that a 2xx makes of it, as one line of states.</summary>
internal enum CallState
{
    /// <summary>Scripted never to reply.</summary>
    Silent,

    /// <summary>180 sent.</summary>
    Proceeding,

    /// <summary>A final failure sent and retransmitted until its ACK.</summary>
    Completed,

    /// <summary>The failure was ACKed; retransmissions are absorbed until the call is forgotten.</summary>
    Confirmed,

    /// <summary>200 sent and retransmitted until its ACK.</summary>
    Accepted,

    /// <summary>The 200 was ACKed: the two talk.</summary>
    Established,

    /// <summary>Our BYE is under way.</summary>
    HangingUp,

    /// <summary>BYE done; the dialog is remembered for BYEs that are repeated.</summary>
    Terminated,
}
