using System.Buffers.Binary;
using NAudio.Wave;

namespace Campaigns.Audio;

/// <summary>
/// Reads WAV files into what a telephone line carries: mono, 8 kHz, 16 bits. Accepted are PCM of 8, 16, 24 and 32 bits, floating point of 32 and
/// 64 bits, A-law and μ-law, one or two channels (mixed down), 8–48 kHz, ten minutes at most.
/// </summary>
public static class WavReader
{
    /// <summary>Of what is read.</summary>
    public const int SampleRateHz = 8000;

    /// <summary>The longest file, in octets: ten minutes of 48 kHz, two channels of 64 bits would be more, and nobody records that.</summary>
    public const int MaxFileLength = 256 * 1024 * 1024;

    // Writers that don't know the length when they begin say zero, or nearly 2 or 4 GiB.
    private const uint OpenLength = 0x7FFF_F000;

    /// <summary>Reads a whole file in memory.</summary>
    /// <exception cref="WavFormatException">It is no WAV file, is cut off, or has a format that isn't read.</exception>
    public static short[] Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var reader = Open(Contained(file));
        var format = WavFormat.Of(reader.WaveFormat);
        if (format.Faults(reader.Length) is { Count: > 0 } faults)
        {
            throw new WavFormatException(string.Join(' ', faults));
        }

        var samples = format.IsG711 ? G711Samples.Read(reader, format) : LinearSamples.Read(reader);
        if (samples.Length == 0)
        {
            throw new WavFormatException("The WAV file has no audio.");
        }

        return Narrow(format.SampleRateHz == SampleRateHz ? samples : NarrowbandResampler.Resample(samples, format.SampleRateHz));
    }

    /// <summary>Reads the stream to its end.</summary>
    /// <exception cref="WavFormatException">It is no WAV file, is cut off, is longer than <see cref="MaxFileLength"/>, or has a format that isn't read.</exception>
    public static short[] Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            memory.Write(buffer, 0, count);
            if (memory.Length > MaxFileLength)
            {
                throw new WavFormatException($"The file is longer than {MaxFileLength / 1024 / 1024} MiB.");
            }
        }

        return Read(memory.ToArray());
    }

    /// <summary>All that is wrong with a file, in sentences; null when it can be played.</summary>
    public static string? FaultOf(byte[] file)
    {
        try
        {
            Read(file);
            return null;
        }
        catch (WavFormatException fault)
        {
            return fault.Message;
        }
    }

    // The library takes what is there of a file that is cut off without a word, and nothing of one that doesn't know its length.
    private static byte[] Contained(byte[] file)
    {
        if (file.Length < 12 || !file.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !file.AsSpan(8, 4).SequenceEqual("WAVE"u8))
        {
            throw new WavFormatException("This is no WAV file: it doesn't begin with RIFF … WAVE.");
        }

        var claimed = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4));
        if (claimed is 0 or >= OpenLength)
        {
            file = [.. file];
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        }
        else if (claimed + 8 > file.Length)
        {
            throw new WavFormatException($"The WAV file is cut off: it says that it has {claimed + 8L} bytes and has {file.Length}.");
        }

        return file;
    }

    private static WaveFileReader Open(byte[] file)
    {
        try
        {
            return new WaveFileReader(new MemoryStream(file, writable: false));
        }
        catch (Exception exception) when (exception is FormatException or IOException or InvalidDataException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new WavFormatException($"The WAV file is broken: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static short[] Narrow(float[] samples) => Array.ConvertAll(
        samples, static sample => (short)Math.Clamp(MathF.Round(sample * 32_768), short.MinValue, short.MaxValue));
}
