using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>Who talks on an answered call. Recordings are uploaded on their own.</summary>
internal sealed record AssistantRequest
{
    /// <summary>1–200 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>"announcement" (default), "sip" or "mediaStream".</summary>
    public AssistantKind? Kind { get; init; }

    /// <summary>Announcement: what it says, spoken by the installation's voice; 1–2000 characters. Null: the uploaded recording, or the built-in one.</summary>
    public string? Text { get; init; }

    /// <summary>Announcement: what happens when it has been played: "hangUp" (default) or "stayOnLine".</summary>
    public AfterAnnouncement? Afterwards { get; init; }

    /// <summary>The opening that says who calls, and that an AI does.</summary>
    public DisclosureRequest? Disclosure { get; init; }

    /// <summary>What keys of the called party do.</summary>
    public KeypadRequest? Keypad { get; init; }

    /// <summary>Required with kind "sip".</summary>
    public SipAgentRequest? Sip { get; init; }

    /// <summary>Required with kind "mediaStream".</summary>
    public MediaStreamRequest? MediaStream { get; init; }
}
