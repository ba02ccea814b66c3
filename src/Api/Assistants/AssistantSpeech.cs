using Campaigns.Api.Json;
using Campaigns.Domain.Assistants;
using Campaigns.Domain.Ports;

namespace Campaigns.Api.Assistants;

/// <summary>Turns an assistant's texts into recordings when it is saved, so that a voice that fails is told to whoever saves, and not on a call.</summary>
internal sealed class AssistantSpeech(ISpeech speech, IAudioStore audio, TimeProvider time)
{
    /// <summary>The settings with a recording for each text that is new; a voice that is missing or fails is a fault.</summary>
    public async Task<AssistantSettings> SpeakAsync(
        Guid id, AssistantSettings settings, AssistantSettings? current, RequestFaults faults, CancellationToken cancellationToken)
    {
        if (faults.Any)
        {
            return settings;
        }

        // A text that was taken away takes the recording spoken from it along.
        var message = await KeyAsync(settings.Text, current?.Text, settings.AudioKey, "text");
        var disclosure = await KeyAsync(settings.Disclosure.Text, current?.Disclosure.Text, settings.Disclosure.AudioKey, "disclosure.text");
        return settings with { AudioKey = message, Disclosure = settings.Disclosure with { AudioKey = disclosure } };

        async Task<string?> KeyAsync(string? text, string? former, string? key, string path)
        {
            if (text == former)
            {
                return key;
            }

            if (text is null)
            {
                return null;
            }

            if (!speech.Available)
            {
                faults.Add(path, "This installation has no voice (Campaigns:Speech:Command): upload a recording instead.");
                return null;
            }

            try
            {
                var spoken = AudioKeys.New(id, time);
                await audio.WriteAsync(spoken, await speech.SpeakAsync(text, cancellationToken), cancellationToken);
                return spoken;
            }
            catch (InvalidOperationException exception)
            {
                faults.Add(path, $"The installation's voice failed: {exception.Message}");
                return null;
            }
        }
    }
}
