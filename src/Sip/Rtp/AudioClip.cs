namespace Campaigns.Sip.Rtp;

/// <summary>A recording in memory, ready to be played to any number of calls: 16-bit linear samples at 8 kHz.</summary>
public sealed class AudioClip
{
    public const int SampleRateHz = 8000;

    private readonly short[] _samples;

    /// <param name="samples">Mono, 8 kHz. Copied.</param>
    public AudioClip(ReadOnlySpan<short> samples) => _samples = samples.ToArray();

    public ReadOnlySpan<short> Samples => _samples;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)_samples.Length / SampleRateHz);

    /// <summary>A source that plays the clip once, from its beginning; the last frame is filled up with silence.</summary>
    public IAudioSource Play() => new ClipSource(this);
}
