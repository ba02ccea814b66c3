using System.Buffers.Binary;
using System.Text;

namespace Campaigns.Audio.Tests;

/// <summary>Makes WAV files.</summary>
internal static class WavFiles
{
    public const int Pcm = 1;
    public const int Float = 3;
    public const int ALaw = 6;
    public const int MuLaw = 7;

    public static double[] Tone(int rate, double hertz, double amplitude = 0.25, double seconds = 1) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => amplitude * Math.Sin(2 * Math.PI * hertz * i / rate))];

    /// <summary>All channels say the same.</summary>
    public static byte[] Of(double[] mono, int rate, int channels = 1, int bits = 16, int tag = Pcm)
    {
        using var samples = new MemoryStream();
        foreach (var sample in mono)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                samples.Write(Sample(sample, bits, tag));
            }
        }

        return Riff(Format(tag, channels, rate, bits), samples.ToArray());
    }

    public static byte[] Format(int tag, int channels, int rate, int bits)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), rate * channels * bits / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)bits);
        return format;
    }

    public static byte[] Riff(byte[] format, byte[] samples, byte[]? before = null)
    {
        byte[] body = [.. "WAVE"u8, .. before ?? [], .. Chunk("fmt ", format), .. Chunk("data", samples)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    public static byte[] Chunk(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Sample(double value, int bits, int tag) => (tag, bits) switch
    {
        (Float, 32) => BitConverter.GetBytes((float)value),
        (Float, 64) => BitConverter.GetBytes(value),
        (_, 8) => [(byte)(128 + Math.Round(value * 128))],
        (_, 24) => BitConverter.GetBytes((int)(value * 8_388_608))[..3],
        (_, 32) => BitConverter.GetBytes((int)(value * 2_147_483_648)),
        _ => BitConverter.GetBytes((short)(value * 32_768)),
    };
}
