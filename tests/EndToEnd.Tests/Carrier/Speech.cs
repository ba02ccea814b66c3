using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Campaigns.EndToEnd.Tests.Carrier;

/// <summary>Audio of calls as 16-bit samples at 8 kHz, and where one is in another.</summary>
internal static class Speech
{
    private const int HeaderBytes = 44;
    private const int StretchLength = 4000;
    private const float Audible = 300;

    // 1 is the same but for loudness; stretches of different speech stay well below a half.
    private const double TheSame = 0.9;

    /// <summary>One of the repository's sample files: μ-law, mono.</summary>
    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "voice", name));

    /// <summary>The samples of a μ-law file.</summary>
    public static float[] OfMuLaw(byte[] wav) => [.. Data(wav).ToArray().Select(Linear)];

    /// <summary>The two channels of a recording: 16-bit PCM in stereo.</summary>
    public static (float[] Left, float[] Right) OfRecording(byte[] wav)
    {
        Assert.Equal((1, 2, 8000, 16), (BitConverter.ToInt16(wav, 20), BitConverter.ToInt16(wav, 22), BitConverter.ToInt32(wav, 24), BitConverter.ToInt16(wav, 34)));
        Assert.Equal(wav.Length - HeaderBytes, BitConverter.ToInt32(wav, 40));
        var (left, right) = (new float[(wav.Length - HeaderBytes) / 4], new float[(wav.Length - HeaderBytes) / 4]);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(HeaderBytes + (4 * i)));
            right[i] = BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(HeaderBytes + (4 * i) + 2));
        }

        return (left, right);
    }

    /// <summary>The stretches of half a second in which somebody speaks, in their order.</summary>
    public static IReadOnlyList<float[]> Stretches(float[] audio) =>
        [.. audio.Chunk(StretchLength).Where(stretch => stretch.Length == StretchLength && stretch.Average(MathF.Abs) > Audible)];

    /// <summary>
    /// Where each of these stretches is in <paramref name="audio"/>, in samples; left out are those that aren't. The search for one begins where the
    /// one before was found.
    /// </summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<float[]> stretches, float[] audio)
    {
        List<int> found = [];
        foreach (var stretch in stretches)
        {
            if (Find(stretch, audio, found.LastOrDefault()) is { } at)
            {
                found.Add(at);
            }
        }

        return found;
    }

    private static int? Find(float[] known, float[] audio, int from)
    {
        var energy = Product(known, known);
        for (var at = from; at + known.Length <= audio.Length; at++)
        {
            var window = audio.AsSpan(at, known.Length);
            var product = Product(known, window);
            if (product > TheSame * energy / 2 && product > TheSame * Math.Sqrt((double)energy * Product(window, window)))
            {
                return at;
            }
        }

        return null;
    }

    private static float Product(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sums = Vector<float>.Zero;
        var ones = MemoryMarshal.Cast<float, Vector<float>>(one);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (var i = 0; i < ones.Length; i++)
        {
            sums += ones[i] * others[i];
        }

        return Vector.Sum(sums);
    }

    private static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> wav)
    {
        var at = wav.IndexOf("data"u8);
        return wav.Slice(at + 8, Math.Min(BinaryPrimitives.ReadInt32LittleEndian(wav[(at + 4)..]), wav.Length - at - 8));
    }

    // ITU-T G.711, table 2a.
    private static float Linear(byte octet)
    {
        var code = ~octet & 0xFF;
        var magnitude = ((((code & 0x0F) << 3) + 132) << ((code >> 4) & 7)) - 132;
        return (code & 0x80) != 0 ? -magnitude : magnitude;
    }
}
