namespace Campaigns.Domain.Attempts;

/// <summary>Why we ended a call.</summary>
public enum CallEndReason
{
    RingTimeout,
    MaxCallDuration,
    AnnouncementEnded,

    /// <summary>Whoever should have talked was absent, too slow or died; the caller heard the fallback announcement if there was one.</summary>
    AssistantFailed,
    CampaignCancelled,
    DoNotCall,
    SiloShutdown,

    /// <summary>The answer could not be recorded in time, so it was never acknowledged to stand.</summary>
    AnswerNotRecorded,

    /// <summary>Whether the intent was written was not known for a while, so nothing was sent.</summary>
    IntentInDoubt,

    /// <summary>The far end no longer refreshed the session, or had forgotten it (RFC 4028).</summary>
    SessionExpired,
}
