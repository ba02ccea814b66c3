namespace Campaigns.Domain.Assistants;

/// <summary>What kind of partner talks on an answered call.</summary>
public enum AssistantKind
{
    /// <summary>A recording, with keys to opt out, repeat and transfer.</summary>
    Announcement,

    /// <summary>The call is bridged to a SIP URI.</summary>
    Sip,

    /// <summary>The call's audio goes over a WebSocket in the Twilio Media Streams protocol.</summary>
    MediaStream,
}
