using Campaigns.Api.Json;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Campaigns;

/// <summary>Turns a campaign's drop message into a recording when it is saved, so that a voice that fails is told to whoever saves, and not on a call.</summary>
internal sealed class VoicemailSpeech(ISpeech speech, IAudioStore audio, TimeProvider time)
{
    private const string Path = "voicemail.messageText";

    /// <summary>The settings with a recording of a text that has none; a voice that is missing or fails is a fault.</summary>
    public async Task<CampaignSettings> SpeakAsync(Guid campaign, CampaignSettings settings, RequestFaults faults, CancellationToken cancellationToken)
    {
        if (faults.Any || settings.Voicemail is not { MessageText: { } text, MessageAudioKey: null })
        {
            return settings;
        }

        if (!speech.Available)
        {
            faults.Add(Path, "This installation has no voice (Campaigns:Speech:Command): upload a recording instead.");
            return settings;
        }

        try
        {
            var key = KeyOf(campaign, time);
            await audio.WriteAsync(key, await speech.SpeakAsync(text, cancellationToken), cancellationToken);
            return settings with { Voicemail = settings.Voicemail with { MessageAudioKey = key } };
        }
        catch (InvalidOperationException exception)
        {
            faults.Add(Path, $"The installation's voice failed: {exception.Message}");
            return settings;
        }
    }

    /// <summary>A new key each time: a call that plays the old message plays it to its end.</summary>
    public static string KeyOf(Guid campaign, TimeProvider time) => $"campaigns/{campaign:N}/{Guid.CreateVersion7(time.GetUtcNow()):N}.wav";
}
