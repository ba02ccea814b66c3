namespace Campaigns.Domain.Assistants;

/// <summary>Who talks on an answered call. Ranges are checked by <see cref="AssistantSettingsRules"/>, which names every fault at once.</summary>
public sealed record AssistantSettings
{
    /// <summary>1–200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Announcement unless said otherwise.</summary>
    public AssistantKind Kind { get; init; }

    /// <summary>Announcement: key of its WAV file in the audio store; null: the built-in announcement.</summary>
    public string? AudioKey { get; init; }

    /// <summary>Announcement: the text that the audio was spoken from; null when it was recorded.</summary>
    public string? Text { get; init; }

    /// <summary>Announcement: what happens when it has been played.</summary>
    public AfterAnnouncement Afterwards { get; init; } = AfterAnnouncement.HangUp;

    /// <summary>Said first, before anything else: who calls, and that it is an AI.</summary>
    public Disclosure Disclosure { get; init; } = new();

    /// <summary>What keys of the called party's telephone do.</summary>
    public Keypad Keypad { get; init; } = new();

    /// <summary>Sip: where the call is bridged to; null otherwise.</summary>
    public SipAgent? Sip { get; init; }

    /// <summary>Media stream: where the audio goes; null otherwise.</summary>
    public MediaStreamAgent? MediaStream { get; init; }

    /// <summary>Key of the WAV file that the caller hears when the assistant fails; null: the built-in apology.</summary>
    public string? FallbackAudioKey { get; init; }
}
