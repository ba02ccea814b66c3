namespace Campaigns.CarrierSimulator.Behaviours;

/// <summary>What the far end of a call does.</summary>
internal enum Behaviour
{
    /// <summary>180, 200, talks.</summary>
    Answered,

    /// <summary>180, 200, plays a greeting and a beep over RTP, then records.</summary>
    Voicemail,

    /// <summary>486 Busy Here.</summary>
    Busy,

    /// <summary>180, then rings until CANCEL or the INVITE's Expires: 487.</summary>
    NoAnswer,

    /// <summary>603 Decline.</summary>
    Declined,

    /// <summary>404 Not Found.</summary>
    Invalid,

    /// <summary>503 Service Unavailable with Retry-After.</summary>
    Capacity,

    /// <summary>500 Server Internal Error.</summary>
    Error,

    /// <summary>Nothing at all: no response, not even to retransmissions.</summary>
    Silence,
}
