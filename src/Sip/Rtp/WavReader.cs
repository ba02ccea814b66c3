using System.Buffers.Binary;
using Campaigns.Sip.Sdp;

namespace Campaigns.Sip.Rtp;

/// <summary>
/// Reads WAV files: PCM of 8 or 16 bits and G.711, mono or stereo (mixed down), at 8, 16, 22.05, 44.1 or 48 kHz.
/// </summary>
public static class WavReader
{
    private const int MaxFileLength = 256 * 1024 * 1024;
    private const ushort FormatPcm = 1;
    private const ushort FormatALaw = 6;
    private const ushort FormatMuLaw = 7;
    private const ushort FormatExtensible = 0xFFFE;
    private const string Accepted = "accepted are PCM of 8 or 16 bits and G.711, mono or stereo, at 8000, 16000, 22050, 44100 or 48000 Hz";

    /// <summary>Reads the stream to its end.</summary>
    /// <exception cref="WavFormatException">It is no WAV file, is cut off, or has a format that isn't read.</exception>
    public static AudioClip Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            memory.Write(buffer, 0, count);
            if (memory.Length > MaxFileLength)
            {
                throw new WavFormatException($"The file is longer than {MaxFileLength / 1024 / 1024} MiB");
            }
        }

        return Read(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    /// <summary>Reads a whole file in memory.</summary>
    /// <exception cref="WavFormatException">It is no WAV file, is cut off, or has a format that isn't read.</exception>
    public static AudioClip Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            throw new WavFormatException("This is no WAV file: it doesn't begin with RIFF … WAVE");
        }

        Format? format = null;
        var rest = file[12..];
        while (rest.Length >= 8)
        {
            var name = rest[..4];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var isStreamed = length == uint.MaxValue;
            if (!isStreamed && length > rest.Length - 8)
            {
                throw new WavFormatException("The file is cut off: a chunk is longer than what is there");
            }

            // A writer that couldn't seek back leaves the length of the last chunk open.
            var chunk = isStreamed ? rest[8..] : rest.Slice(8, (int)length);
            if (name.SequenceEqual("fmt "u8))
            {
                format = ReadFormat(chunk);
            }
            else if (name.SequenceEqual("data"u8))
            {
                return Decode(chunk, format ?? throw new WavFormatException("The file has its samples before their format"));
            }

            // Chunks are padded to even lengths.
            rest = rest[Math.Min(rest.Length, 8 + chunk.Length + (chunk.Length & 1))..];
        }

        throw new WavFormatException("The file has no samples: there is no data chunk");
    }

    private static Format ReadFormat(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
        {
            throw new WavFormatException("The file's format chunk is too short");
        }

        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == FormatExtensible && chunk.Length >= 26)
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }

        var format = new Format(
            tag,
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
            (int)BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]));
        var isKnown = format.Tag switch
        {
            FormatPcm => format.BitsPerSample is 8 or 16,
            FormatALaw or FormatMuLaw => format.BitsPerSample == 8,
            _ => false,
        };
        return isKnown && format.Channels is 1 or 2 && Resampler.Accepts(format.SampleRateHz)
            ? format
            : throw new WavFormatException($"The file has {format}; {Accepted}");
    }

    private static AudioClip Decode(ReadOnlySpan<byte> chunk, Format format)
    {
        var frameLength = format.Channels * format.BitsPerSample / 8;
        var samples = new float[chunk.Length / frameLength];
        for (var i = 0; i < samples.Length; i++)
        {
            var frame = chunk.Slice(i * frameLength, frameLength);
            samples[i] = format.Channels == 1
                ? DecodeSample(frame, format)
                : (DecodeSample(frame, format) + DecodeSample(frame[(frameLength / 2)..], format)) / 2;
        }

        return new AudioClip(Resampler.ToNarrowband(samples, format.SampleRateHz));
    }

    private static float DecodeSample(ReadOnlySpan<byte> sample, Format format) => format.Tag switch
    {
        FormatALaw => G711.Decode(sample[0], AudioCodec.Pcma),
        FormatMuLaw => G711.Decode(sample[0], AudioCodec.Pcmu),
        _ when format.BitsPerSample == 8 => (sample[0] - 128) << 8,
        _ => BinaryPrimitives.ReadInt16LittleEndian(sample),
    };

    private readonly record struct Format(ushort Tag, int Channels, int SampleRateHz, int BitsPerSample)
    {
        public override string ToString()
        {
            var encoding = Tag switch
            {
                FormatPcm => "PCM",
                FormatALaw => "A-law",
                FormatMuLaw => "μ-law",
                3 => "floating point",
                _ => $"encoding {Tag}",
            };
            return $"{encoding}, {BitsPerSample} bits, {Channels} channels, {SampleRateHz} Hz";
        }
    }
}
