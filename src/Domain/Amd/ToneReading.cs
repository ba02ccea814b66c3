namespace Campaigns.Domain.Amd;

/// <summary>How much of a frame is one single tone.</summary>
/// <param name="FrequencyHz">Of the strongest tone; 0 when the frame is silent.</param>
/// <param name="Purity">The tone's share of the frame's energy, 0–1. Speech and chords rarely pass 0.9 for longer than a frame or two.</param>
public readonly record struct ToneReading(double FrequencyHz, double Purity)
{
    private const double SampleRateHz = 8000;

    /// <summary>Reads a frame of 8 kHz samples: a first guess from two correlations, corrected by the phase that its halves differ in.</summary>
    public static ToneReading Of(ReadOnlySpan<short> samples)
    {
        if (Guess(samples) is not { } guess)
        {
            return default;
        }

        var half = samples.Length / 2;
        var drift = ToneFit.Of(samples[half..], guess).PhaseAtStart - ToneFit.Of(samples[..half], guess).PhaseAtEnd;
        var radians = guess + (Math.IEEERemainder(drift, 2 * Math.PI) / half);
        return new ToneReading(radians * SampleRateHz / (2 * Math.PI), ToneFit.Of(samples, radians).Share);
    }

    /// <summary>
    /// Pisarenko's estimate in radians a sample. It leaves out the samples' own energy, so that white noise doesn't pull it towards the middle
    /// of the band. Null for a frame that holds nothing.
    /// </summary>
    private static double? Guess(ReadOnlySpan<short> samples)
    {
        double first = 0, second = 0;
        for (var n = 2; n < samples.Length; n++)
        {
            first += samples[n - 1] * (double)(samples[n] + samples[n - 2]) / 2;
            second += samples[n] * (double)samples[n - 2];
        }

        var root = Math.Sqrt((second * second) + (8 * first * first));
        if (root == 0)
        {
            return null;
        }

        // The same root in the form that doesn't divide by a small number.
        var cosine = second < 0 ? 2 * first / (root - second) : first == 0 ? 1 : (second + root) / (4 * first);
        return Math.Acos(Math.Clamp(cosine, -1, 1));
    }
}
