using System.Buffers.Binary;
using NAudio.Wave;

namespace Campaigns.Audio;

/// <summary>What a WAV file says of its samples.</summary>
internal readonly record struct WavFormat(WaveFormatEncoding Encoding, int BitsPerSample, int Channels, int SampleRateHz, int BlockLength)
{
    private const int MaxSeconds = 600;

    public bool IsG711 => Encoding is WaveFormatEncoding.ALaw or WaveFormatEncoding.MuLaw;

    public static WavFormat Of(WaveFormat format) => new(
        format is WaveFormatExtraData { Encoding: WaveFormatEncoding.Extensible } extensible ? SubFormatOf(extensible) : format.Encoding,
        format.BitsPerSample,
        format.Channels,
        format.SampleRate,
        format.BlockAlign);

    /// <summary>Why it isn't read; empty when it is.</summary>
    /// <param name="length">Octets of samples.</param>
    public List<string> Faults(long length)
    {
        List<string> faults = [];
        var isKnown = (Encoding, BitsPerSample) is
            (WaveFormatEncoding.Pcm, 8 or 16 or 24 or 32)
            or (WaveFormatEncoding.IeeeFloat, 32 or 64)
            or (WaveFormatEncoding.ALaw or WaveFormatEncoding.MuLaw, 8);
        if (!isKnown)
        {
            faults.Add($"The WAV file's samples are {Name} of {BitsPerSample} bits; they must be PCM of 8, 16, 24 or 32 bits, floating point of 32 or 64, or A-law or μ-law of 8.");
        }

        if (Channels is not (1 or 2))
        {
            faults.Add($"The audio must have one or two channels, not {Channels}.");
        }

        if (isKnown && BlockLength != Channels * BitsPerSample / 8)
        {
            faults.Add($"The WAV file contradicts itself: {Channels} channels of {BitsPerSample} bits are not {BlockLength} octets.");
        }

        if (SampleRateHz is < 8000 or > 48_000)
        {
            faults.Add($"The sample rate must be 8,000–48,000 Hz, not {SampleRateHz}.");
        }
        else if (length / Math.Max(1, BlockLength) > (long)MaxSeconds * SampleRateHz)
        {
            faults.Add($"The audio must be no longer than {MaxSeconds / 60} minutes.");
        }

        return faults;
    }

    private string Name => Encoding switch
    {
        WaveFormatEncoding.Pcm => "PCM",
        WaveFormatEncoding.IeeeFloat => "floating point",
        WaveFormatEncoding.ALaw => "A-law",
        WaveFormatEncoding.MuLaw => "μ-law",
        _ => $"of codec {(int)Encoding}",
    };

    // Valid bits, channel mask, then a GUID that begins with the encoding.
    private static WaveFormatEncoding SubFormatOf(WaveFormatExtraData format) =>
        format.ExtraSize >= 8 ? (WaveFormatEncoding)BinaryPrimitives.ReadUInt16LittleEndian(format.ExtraData.AsSpan(6)) : WaveFormatEncoding.Extensible;
}
