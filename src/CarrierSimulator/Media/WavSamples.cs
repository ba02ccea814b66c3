using System.Buffers.Binary;

namespace Campaigns.CarrierSimulator.Media;

/// <summary>Reads WAV files as telephones have them: one channel at 8 kHz, 16-bit PCM or μ-law.</summary>
internal static class WavSamples
{
    private const int RiffBytes = 12;
    private const int ChunkHeaderBytes = 8;
    private const int SampleRateHz = 8_000;
    private const int Pcm = 1;
    private const int MuLaw = 7;

    /// <exception cref="FormatException">It is another kind of file; the message says what is read.</exception>
    public static short[] Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < RiffBytes || !file[..4].SequenceEqual("RIFF"u8) || !file[8..RiffBytes].SequenceEqual("WAVE"u8))
        {
            throw Unreadable();
        }

        var encoding = 0;
        for (var rest = file[RiffBytes..]; rest.Length >= ChunkHeaderBytes;)
        {
            var name = rest[..4];
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)(rest.Length - ChunkHeaderBytes));
            var content = rest.Slice(ChunkHeaderBytes, length);
            if (name.SequenceEqual("fmt "u8))
            {
                encoding = EncodingOf(content);
            }
            else if (name.SequenceEqual("data"u8) && encoding != 0)
            {
                return encoding == MuLaw ? FromMuLaw(content) : FromPcm(content);
            }

            // Chunks begin at even places.
            rest = rest[Math.Min(rest.Length, ChunkHeaderBytes + length + (length & 1))..];
        }

        throw Unreadable();
    }

    private static int EncodingOf(ReadOnlySpan<byte> format)
    {
        if (format.Length < 16)
        {
            throw Unreadable();
        }

        var (encoding, channels) = (BinaryPrimitives.ReadUInt16LittleEndian(format), BinaryPrimitives.ReadUInt16LittleEndian(format[2..]));
        var (rate, bits) = (BinaryPrimitives.ReadInt32LittleEndian(format[4..]), BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
        return channels == 1 && rate == SampleRateHz && (encoding, bits) is (Pcm, 16) or (MuLaw, 8) ? encoding : throw Unreadable();
    }

    private static short[] FromPcm(ReadOnlySpan<byte> octets)
    {
        var samples = new short[octets.Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(octets[(2 * i)..]);
        }

        return samples;
    }

    private static short[] FromMuLaw(ReadOnlySpan<byte> octets)
    {
        var samples = new short[octets.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = G711.FromMuLaw(octets[i]);
        }

        return samples;
    }

    private static FormatException Unreadable() => new("wants WAV files of one channel at 8 kHz, 16-bit PCM or μ-law");
}
