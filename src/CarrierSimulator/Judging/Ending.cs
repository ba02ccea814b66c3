namespace Campaigns.CarrierSimulator.Judging;

/// <summary>How a call ended as the carrier saw it: what happened, not what was scripted.</summary>
internal enum Ending
{
    /// <summary>Answered, acknowledged and ended by BYE from either side.</summary>
    Answered,

    /// <summary>As <see cref="Answered"/>, by a machine.</summary>
    Voicemail,

    Busy,

    /// <summary>487: cancelled by the caller or expired while ringing.</summary>
    NoAnswer,

    Declined,
    Invalid,

    /// <summary>503, scripted or because <see cref="CarrierOptions.MaxCalls"/> was reached.</summary>
    Capacity,

    Error,

    /// <summary>Never replied to.</summary>
    Silence,

    /// <summary>Answered, but the 200 was never ACKed: ended by the carrier's BYE after 64 × T1.</summary>
    Unacknowledged,

    /// <summary>488: the offer had no G.711.</summary>
    NotAcceptable,
}
