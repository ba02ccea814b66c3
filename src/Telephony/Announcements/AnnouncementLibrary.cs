using System.Collections.Concurrent;
using Campaigns.Audio;
using Campaigns.Domain.Ports;
using Campaigns.Sip.Rtp;

namespace Campaigns.Telephony.Announcements;

/// <summary>Recordings by audio key, read once and kept. An audio key names one content for ever.</summary>
internal sealed class AnnouncementLibrary(IAudioStore store)
{
    private readonly ConcurrentDictionary<string, Task<AudioClip>> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<BuiltInRecording, AudioClip> _builtIn = new();

    /// <summary>The recording under a key; the built-in one when the key is null or its audio is gone.</summary>
    /// <exception cref="WavFormatException">The stored audio can't be read.</exception>
    public Task<AudioClip> ReadAsync(string? key, BuiltInRecording otherwise) =>
        key is null ? Task.FromResult(BuiltIn(otherwise)) : ReadKeptAsync(key, otherwise);

    /// <summary>A recording that comes with the system.</summary>
    public AudioClip BuiltIn(BuiltInRecording recording) => _builtIn.GetOrAdd(recording, ReadBuiltIn);

    private async Task<AudioClip> ReadKeptAsync(string key, BuiltInRecording otherwise)
    {
        try
        {
            return await _known.GetOrAdd(key, LoadAsync, otherwise).ConfigureAwait(false);
        }
        catch
        {
            // The next call asks again.
            _known.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<AudioClip> LoadAsync(string key, BuiltInRecording otherwise) =>
        await store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false) is { } wav ? new AudioClip(WavReader.Read(wav)) : BuiltIn(otherwise);

    private static AudioClip ReadBuiltIn(BuiltInRecording recording)
    {
        var name = recording switch
        {
            BuiltInRecording.Announcement => "built-in.wav",
            BuiltInRecording.Disclosure => "disclosure.wav",
            BuiltInRecording.PressNine => "press-9.wav",
            BuiltInRecording.OptedOut => "opted-out.wav",
            BuiltInRecording.Recorded => "recorded.wav",
            _ => "apology.wav",
        };
        using var stream = typeof(AnnouncementLibrary).Assembly.GetManifestResourceStream(name)!;
        return new AudioClip(WavReader.Read(stream));
    }
}
