using Campaigns.Domain.Assistants;

namespace Campaigns.Api.Assistants;

/// <summary>One of the recordings that an assistant can have.</summary>
/// <param name="KeyOf">Its key in the settings.</param>
/// <param name="With">The settings with another key; a text that it was spoken from no longer holds.</param>
internal sealed record AssistantRecording(Func<AssistantSettings, string?> KeyOf, Func<AssistantSettings, string, AssistantSettings> With)
{
    public static AssistantRecording Announcement { get; } = new(
        settings => settings.AudioKey,
        (settings, key) => settings with { AudioKey = key, Text = null });

    public static AssistantRecording Disclosure { get; } = new(
        settings => settings.Disclosure.AudioKey,
        (settings, key) => settings with { Disclosure = settings.Disclosure with { AudioKey = key, Text = null } });

    public static AssistantRecording Fallback { get; } = new(
        settings => settings.FallbackAudioKey,
        (settings, key) => settings with { FallbackAudioKey = key });
}
