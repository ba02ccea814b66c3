namespace Campaigns.CarrierSimulator.Signalling;

/// <summary>What a due timer means. A timer whose call has moved on to another state is void, so that none is ever cancelled.</summary>
internal enum CallTimer
{
    /// <summary>Rung long enough: answer.</summary>
    Answer,

    /// <summary>The INVITE's Expires ran out while ringing.</summary>
    Expire,

    /// <summary>Timer G for a failure, the same schedule for a 200 (RFC 3261 §13.3.1.4), timer E for our BYE.</summary>
    Retransmit,

    /// <summary>Timer H: no ACK after 64 × T1. Timer F for our BYE.</summary>
    GiveUp,

    /// <summary>Talked long enough: BYE.</summary>
    HangUp,

    /// <summary>A call that gets no reply is over when its last retransmission has gone by.</summary>
    EndSilence,

    /// <summary>Nothing can refer to the call any more.</summary>
    Forget,
}
