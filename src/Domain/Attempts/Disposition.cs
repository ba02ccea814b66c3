namespace Campaigns.Domain.Attempts;

/// <summary>How an attempt ended. A closed set that an operator can chart. The numbers are stored: never renumber.</summary>
public enum Disposition : short
{
    Answered = 0,
    Voicemail = 1,
    NoAnswer = 2,
    Busy = 3,
    Declined = 4,
    InvalidNumber = 5,
    TechnicalError = 6,

    /// <summary>The silo died with the call, or was stopped while it rang.</summary>
    Lost = 7,

    /// <summary>Cancelled by the operator while it rang. Spends nothing.</summary>
    Cancelled = 8,

    /// <summary>The number was put on the do-not-call list while it rang. Spends nothing.</summary>
    DoNotCall = 9,

    /// <summary>Refused at the last look, before any INVITE. Spends nothing.</summary>
    NotSent = 10,

    /// <summary>The trunk had no capacity. Spends nothing.</summary>
    Capacity = 11,

    /// <summary>The trunk refused us, not the contact, or may be broken (<see cref="TrunkDoubt"/>). Spends nothing.</summary>
    TrunkRefused = 12,
}
