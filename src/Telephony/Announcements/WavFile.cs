using System.Buffers.Binary;
using System.Text;
using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Telephony.Announcements;

/// <summary>Reads WAV files of the usual kinds into 8 kHz mono: PCM of 8 or 16 bits, G.711, one or two channels, 8–48 kHz.</summary>
internal static class WavFile
{
    private const int TargetRateHz = 8000;
    private const int LongestSeconds = 600;

    /// <summary>The samples at 8 kHz, mono.</summary>
    /// <exception cref="InvalidDataException">Not a WAV file of a kind that can be read; the message says what is wrong.</exception>
    public static short[] Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
        {
            throw new InvalidDataException("This is no WAV file: it does not begin with RIFF … WAVE.");
        }

        var format = FormatOf(Chunk(file, "fmt "u8));
        var samples = Mono(Chunk(file, "data"u8), format);
        return samples.Length <= (long)LongestSeconds * format.RateHz
            ? Resample(samples, format.RateHz)
            : throw new InvalidDataException($"The WAV file is longer than {LongestSeconds} s.");
    }

    // Chunks are word-aligned; a last one that claims more than there is ends with the file, as streaming writers leave it.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, ReadOnlySpan<byte> name)
    {
        for (var rest = file[12..]; rest.Length >= 8;)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)(rest.Length - 8));
            if (rest[..4].SequenceEqual(name))
            {
                return rest.Slice(8, length);
            }

            rest = rest[Math.Min(rest.Length, 8 + length + (length & 1))..];
        }

        throw new InvalidDataException($"The WAV file has no chunk named \"{Encoding.ASCII.GetString(name).Trim()}\".");
    }

    private static WavFormat FormatOf(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
        {
            throw new InvalidDataException("The WAV file's format chunk is cut off.");
        }

        int code = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (code == WavFormat.Extensible && chunk.Length >= 26)
        {
            code = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }

        var format = new WavFormat(
            code,
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
            BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]));
        return format.IsReadable ? format : throw new InvalidDataException($"A WAV file of this kind can't be read: {format}. Use 8- or 16-bit PCM or G.711, mono or stereo, 8–48 kHz.");
    }

    private static short[] Mono(ReadOnlySpan<byte> data, WavFormat format)
    {
        var frames = data.Length / format.FrameLength;
        var samples = new short[frames];
        for (var i = 0; i < frames; i++)
        {
            var frame = data.Slice(i * format.FrameLength, format.FrameLength);
            var sum = 0;
            for (var channel = 0; channel < format.Channels; channel++)
            {
                sum += Sample(frame[(channel * format.BitsPerSample / 8)..], format);
            }

            samples[i] = (short)(sum / format.Channels);
        }

        return samples;
    }

    private static short Sample(ReadOnlySpan<byte> bytes, WavFormat format) => format.Code switch
    {
        WavFormat.MuLaw => G711.Decode(bytes[0], AudioCodec.Pcmu),
        WavFormat.ALaw => G711.Decode(bytes[0], AudioCodec.Pcma),
        _ => format.BitsPerSample == 8 ? (short)((bytes[0] - 128) << 8) : BinaryPrimitives.ReadInt16LittleEndian(bytes),
    };

    /// <summary>
    /// Each output sample is the mean of the input that it covers: enough of a low pass for speech, and exact when nothing has to be changed.
    /// </summary>
    private static short[] Resample(short[] samples, int rateHz)
    {
        if (rateHz == TargetRateHz)
        {
            return samples;
        }

        var output = new short[(int)((long)samples.Length * TargetRateHz / rateHz)];
        for (var i = 0; i < output.Length; i++)
        {
            var from = (int)((long)i * rateHz / TargetRateHz);
            var to = Math.Min(samples.Length, Math.Max(from + 1, (int)((long)(i + 1) * rateHz / TargetRateHz)));
            var sum = 0L;
            for (var j = from; j < to; j++)
            {
                sum += samples[j];
            }

            output[i] = (short)(sum / (to - from));
        }

        return output;
    }
}
