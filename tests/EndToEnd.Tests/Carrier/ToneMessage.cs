using System.Buffers.Binary;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>A drop message that nothing else on the line sounds like: one and a half seconds of 1,500 Hz.</summary>
internal static class ToneMessage
{
    private const int SampleRateHz = 8000;
    private const double PitchHz = 1500;
    private const int HeaderBytes = 44;

    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(1.5);

    private static int Samples => (int)(Length.TotalSeconds * SampleRateHz);

    /// <summary>16-bit PCM.</summary>
    public static byte[] Wav()
    {
        var wav = new byte[HeaderBytes + (2 * Samples)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 2 * SampleRateHz);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), 2 * Samples);
        for (var n = 0; n < Samples; n++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(HeaderBytes + (2 * n)), (short)(8000 * Math.Sin(2 * Math.PI * PitchHz * n / SampleRateHz)));
        }

        return wav;
    }

    /// <summary>The frames of 20 ms in a recording of G.711 μ-law, as WAV, that are this message and nothing else.</summary>
    public static IReadOnlyList<int> FramesIn(byte[] recording) =>
    [
        .. recording[HeaderBytes..].Select(Linear).Chunk(SampleRateHz / 50)
            .Select((frame, index) => (Share: ShareOf(frame), Index: index))
            .Where(frame => frame.Share > 0.9)
            .Select(frame => frame.Index),
    ];

    /// <summary>Frames of a recording that hold sound at all.</summary>
    public static int LoudFramesIn(byte[] recording, int frames) =>
        recording[HeaderBytes..].Select(Linear).Chunk(SampleRateHz / 50).Take(frames).Count(frame => frame.Average(Math.Abs) > 100);

    private static double ShareOf(double[] frame)
    {
        double sine = 0, cosine = 0, energy = 0;
        for (var n = 0; n < frame.Length; n++)
        {
            sine += frame[n] * Math.Sin(2 * Math.PI * PitchHz * n / SampleRateHz);
            cosine += frame[n] * Math.Cos(2 * Math.PI * PitchHz * n / SampleRateHz);
            energy += frame[n] * frame[n];
        }

        return energy < 1 ? 0 : 2 * ((sine * sine) + (cosine * cosine)) / frame.Length / energy;
    }

    // ITU-T G.711, table 2a.
    private static double Linear(byte octet)
    {
        var code = ~octet & 0xFF;
        var magnitude = ((((code & 0x0F) << 3) + 132) << ((code >> 4) & 7)) - 132;
        return (code & 0x80) != 0 ? -magnitude : magnitude;
    }
}
