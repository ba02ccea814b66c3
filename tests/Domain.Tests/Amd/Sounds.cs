using System.Globalization;
using Campaigns.Domain.Amd;

namespace Campaigns.Domain.Tests.Amd;

/// <summary>Frames made of formulas, from a line such as "silence 500, voice 400, tone 1000 300": milliseconds last, pitches before them.</summary>
internal static class Sounds
{
    private const int SampleRateHz = 8000;

    public static IEnumerable<short[]> Frames(string line) => Samples(line).Chunk(FrameLevel.FrameSamples).Where(frame => frame.Length == FrameLevel.FrameSamples);

    public static short[] Samples(string line)
    {
        var samples = new List<double>();
        foreach (var part in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ');
            var numbers = words[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            var count = (int)(numbers[^1] * SampleRateHz / 1000);
            var first = samples.Count;
            samples.AddRange(Enumerable.Range(first, count).Select(n => words[0] switch
            {
                "silence" => 0,
                "noise" => numbers[0] * Noise(n),
                "voice" => Voice(n),
                "tone" => Sines(n, numbers[..^1]),
                "chord" => Sines(n, [numbers[0], numbers[0] * 1.26, numbers[0] * 1.5, numbers[0] * 2]),
                _ => throw new ArgumentException($"'{words[0]}' is no sound."),
            }));
        }

        return [.. samples.Select(sample => (short)Math.Round(sample))];
    }

    // Overtones of a low voice that wavers, as vowels are, in syllables of a quarter of a second.
    private static double Voice(int n)
    {
        if (n % 2000 > 1700)
        {
            return 0;
        }

        var phase = 2 * Math.PI * ((130.0 * n / SampleRateHz) + (0.6 * Math.Sin(2 * Math.PI * 5 * n / SampleRateHz)));
        return Enumerable.Range(1, 12).Sum(overtone => 1500.0 / overtone * Math.Sin(overtone * phase));
    }

    private static double Sines(int n, double[] frequenciesHz) =>
        frequenciesHz.Sum(frequency => 6000.0 / frequenciesHz.Length * Math.Sin(2 * Math.PI * frequency * n / SampleRateHz));

    // Repeatable and without a pattern that matters at this length.
    private static double Noise(int n)
    {
        var mixed = (uint)n * 2_654_435_761u;
        mixed ^= mixed >> 15;
        mixed *= 2_246_822_519u;
        mixed ^= mixed >> 13;
        return (mixed / (double)uint.MaxValue * 2) - 1;
    }
}
