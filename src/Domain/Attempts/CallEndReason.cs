namespace Campaigns.Domain.Attempts;

/// <summary>Why we ended a call. The numbers are stored: never renumber.</summary>
public enum CallEndReason : short
{
    RingTimeout = 0,
    MaxCallDuration = 1,
    AnnouncementEnded = 2,
    CampaignCancelled = 3,
    DoNotCall = 4,
    SiloShutdown = 5,

    /// <summary>The answer could not be recorded in time, so it was never acknowledged to stand.</summary>
    AnswerNotRecorded = 6,

    /// <summary>Whether the intent was written was not known for a while, so nothing was sent.</summary>
    IntentInDoubt = 7,

    /// <summary>Whoever should have talked was absent, too slow or died; the caller heard the fallback announcement.</summary>
    AssistantFailed = 8,

    /// <summary>The called party pressed the opt-out key.</summary>
    OptedOut = 9,

    /// <summary>The assistant ended the call: it hung up its leg, closed its socket, or asked for the end.</summary>
    AssistantHungUp = 10,

    /// <summary>The call was handed over to somebody else.</summary>
    Transferred = 11,

    /// <summary>A machine answered, and the drop message was played.</summary>
    MessageDropped = 12,

    /// <summary>A machine answered, and the campaign leaves no message.</summary>
    MachineAnswered = 13,

    /// <summary>The far end no longer refreshed the session, or had forgotten it (RFC 4028).</summary>
    SessionExpired = 14,
}
