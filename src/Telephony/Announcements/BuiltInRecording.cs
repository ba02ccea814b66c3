namespace Campaigns.Telephony.Announcements;

/// <summary>The recordings that come with the system, for installations that have none of their own.</summary>
internal enum BuiltInRecording
{
    Announcement,

    /// <summary>That an AI calls.</summary>
    Disclosure,

    /// <summary>That 9 takes the number off the list.</summary>
    PressNine,

    /// <summary>That the number is off the list.</summary>
    OptedOut,

    /// <summary>That the call is recorded.</summary>
    Recorded,

    /// <summary>That nobody can talk now.</summary>
    Apology,
}
