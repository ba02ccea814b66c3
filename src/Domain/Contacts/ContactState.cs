namespace Campaigns.Domain.Contacts;

/// <summary>
/// What is stored of where a contact stands. Dialling and in-call are not stored: they follow from the contact's open call.
/// Waiting for a window is derived from the window and is not stored either. The numbers are stored: never renumber.
/// </summary>
public enum ContactState : short
{
    /// <summary>Never dialled. Entered by import; left by an attempt's outcome, expiry or cancellation.</summary>
    Pending = 0,

    /// <summary>A retry is due at the contact's next instant. Entered and left by an attempt's outcome.</summary>
    WaitingForRetry = 1,

    Answered = 10,
    Voicemail = 11,
    NoAnswer = 12,
    Busy = 13,
    Declined = 14,
    InvalidNumber = 15,
    TechnicalError = 16,
    DoNotCall = 17,
    Cancelled = 18,

    /// <summary>The campaign ended first, or no opening within 60 days.</summary>
    Expired = 19,

    /// <summary>The silo died with the call and no retry follows.</summary>
    Lost = 20,
}
