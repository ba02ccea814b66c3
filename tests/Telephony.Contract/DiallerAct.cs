namespace Campaigns.Telephony.Contract;

/// <summary>What the dialler does with the call of a case, beyond waiting for its outcome.</summary>
public enum DiallerAct
{
    /// <summary>Nothing: the far end, a timer or a failure ends the call.</summary>
    Waits,

    /// <summary>Cancels as soon as the call is placed.</summary>
    CancelsAtOnce,

    /// <summary>Cancels on the first 18x.</summary>
    CancelsWhenRinging,

    /// <summary>Hangs up once the answer is recorded.</summary>
    HangsUpWhenAnswered,

    /// <summary>Says that the answer could not be recorded.</summary>
    CannotRecordTheAnswer,

    /// <summary>Doesn't come back from recording the answer before the call is over.</summary>
    NeverRecordsTheAnswer,
}
