using System.Collections.Concurrent;
using Campaigns.Domain.Ports;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Telephony.Announcements;

/// <summary>Announcements by audio key, decoded once and kept for a while. An audio key names one content for ever.</summary>
internal sealed class AnnouncementLibrary(IAudioStore store)
{
    private readonly ConcurrentDictionary<string, Task<AnnouncementAudio>> _known = new(StringComparer.Ordinal);
    private readonly Lazy<AnnouncementAudio> _builtIn = new(() => Decode(ReadBuiltIn()));

    /// <summary>The announcement under a key; the built-in one when the key is null or its audio is gone.</summary>
    public Task<AnnouncementAudio> ReadAsync(string? key) => key is null ? Task.FromResult(_builtIn.Value) : ReadKeptAsync(key);

    private async Task<AnnouncementAudio> ReadKeptAsync(string key)
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

    private async Task<AnnouncementAudio> LoadAsync(string key) =>
        await store.ReadAsync(key, CancellationToken.None).ConfigureAwait(false) is { } wav ? Decode(wav) : _builtIn.Value;

    private static AnnouncementAudio Decode(byte[] wav)
    {
        var samples = WavFile.Read(wav);
        return new AnnouncementAudio(Encode(samples, AudioCodec.Pcmu), Encode(samples, AudioCodec.Pcma));
    }

    private static byte[] Encode(short[] samples, AudioCodec codec) => Array.ConvertAll(samples, sample => G711.Encode(sample, codec));

    private static byte[] ReadBuiltIn()
    {
        using var stream = typeof(AnnouncementLibrary).Assembly.GetManifestResourceStream("built-in.wav")!;
        var wav = new byte[stream.Length];
        stream.ReadExactly(wav);
        return wav;
    }
}
