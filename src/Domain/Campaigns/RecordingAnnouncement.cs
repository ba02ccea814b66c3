namespace Campaigns.Domain.Campaigns;

/// <summary>How a person learns that the call is recorded. There is no way not to say it.</summary>
public enum RecordingAnnouncement
{
    /// <summary>A notice of its own follows the assistant's opening; without an opening, it comes first.</summary>
    Notice,

    /// <summary>The assistant's opening says it, so nothing is added. The operator answers for its words.</summary>
    Opening,
}
