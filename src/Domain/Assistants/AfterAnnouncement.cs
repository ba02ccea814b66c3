namespace Campaigns.Domain.Assistants;

/// <summary>What happens on the line once the announcement has been played to its end.</summary>
public enum AfterAnnouncement
{
    /// <summary>We hang up.</summary>
    HangUp,

    /// <summary>Silence is sent until the far end hangs up or the call reaches its longest duration.</summary>
    StayOnLine,
}
