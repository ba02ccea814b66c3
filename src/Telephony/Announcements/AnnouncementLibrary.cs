using System.Collections.Concurrent;
using Campaigns.Audio;
using Campaigns.Domain.Ports;
using Campaigns.Sip.Rtp;

namespace Campaigns.Telephony.Announcements;

/// <summary>Announcements by audio key, read once and kept. An audio key names one content for ever.</summary>
internal sealed class AnnouncementLibrary(IAudioStore store)
{
    private readonly ConcurrentDictionary<string, Task<AudioClip>> _known = new(StringComparer.Ordinal);
    private readonly Lazy<AudioClip> _builtIn = new(ReadBuiltIn);

    /// <summary>The announcement under a key; the built-in one when the key is null or its audio is gone.</summary>
    /// <exception cref="WavFormatException">The stored audio can't be read.</exception>
    public Task<AudioClip> ReadAsync(string? key) => key is null ? Task.FromResult(_builtIn.Value) : ReadKeptAsync(key);

    private async Task<AudioClip> ReadKeptAsync(string key)
    {
        try
        {
            return await _known.GetOrAdd(key, LoadAsync).ConfigureAwait(false);
        }
        catch
        {
            // The next call asks again.
            _known.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<AudioClip> LoadAsync(string key) =>
        await store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false) is { } wav ? new AudioClip(WavReader.Read(wav)) : _builtIn.Value;

    private static AudioClip ReadBuiltIn()
    {
        using var stream = typeof(AnnouncementLibrary).Assembly.GetManifestResourceStream("built-in.wav")!;
        return new AudioClip(WavReader.Read(stream));
    }
}
