using Campaigns.Api.Json;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Campaigns;

/// <summary>
/// Turns a campaign's texts (drop message, notice of recording) into recordings when it is saved, so that a voice that fails is told to whoever
/// saves, and not on a call.
/// </summary>
internal sealed class CampaignVoice(ISpeech speech, IAudioStore audio, TimeProvider time)
{
    /// <summary>The settings with a recording of each text that has none; a voice that is missing or fails is a fault.</summary>
    public async Task<CampaignSettings> SpeakAsync(Guid campaign, CampaignSettings settings, RequestFaults faults, CancellationToken cancellationToken)
    {
        if (faults.Any)
        {
            return settings;
        }

        if (settings.Voicemail is { MessageText: { } message, MessageAudioKey: null })
        {
            var key = await KeyAsync(message, "voicemail.messageText", ": upload a recording instead");
            settings = settings with { Voicemail = settings.Voicemail with { MessageAudioKey = key } };
        }

        if (settings.Recording is { NoticeText: { } notice, NoticeAudioKey: null })
        {
            var key = await KeyAsync(notice, "recording.noticeText", ": leave it out, and the built-in notice is said");
            settings = settings with { Recording = settings.Recording with { NoticeAudioKey = key } };
        }

        return settings;

        async Task<string?> KeyAsync(string text, string path, string instead)
        {
            if (!speech.Available)
            {
                faults.Add(path, $"This installation has no voice (Campaigns:Speech:Command){instead}.");
                return null;
            }

            try
            {
                var key = KeyOf(campaign, time);
                await audio.WriteAsync(key, await speech.SpeakAsync(text, cancellationToken), cancellationToken);
                return key;
            }
            catch (InvalidOperationException exception)
            {
                faults.Add(path, $"The installation's voice failed: {exception.Message}");
                return null;
            }
        }
    }

    /// <summary>A new key each time: a call that plays the old file plays it to its end.</summary>
    public static string KeyOf(Guid campaign, TimeProvider time) => $"campaigns/{campaign:N}/{Guid.CreateVersion7(time.GetUtcNow()):N}.wav";
}
