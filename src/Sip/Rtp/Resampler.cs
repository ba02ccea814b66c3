namespace Campaigns.Sip.Rtp;

/// <summary>
/// Brings recordings down to 8 kHz: a windowed-sinc low-pass below the telephone band's 4 kHz, evaluated only at the instants that are
/// kept, so that what would alias is gone and what is heard stays.
/// </summary>
internal static class Resampler
{
    private const int TargetHz = AudioClip.SampleRateHz;

    // Half the width of the filter, in output samples: 24 on each side hold aliases below −50 dB.
    private const int HalfWidth = 24;

    // A little below half the target rate, so that the filter's slope ends there.
    private const double CutoffHz = 3600;

    public static bool Accepts(int sampleRateHz) => sampleRateHz is 8000 or 16_000 or 22_050 or 44_100 or 48_000;

    /// <param name="samples">In units of 16-bit samples.</param>
    /// <param name="sampleRateHz">One that <see cref="Accepts"/> accepts.</param>
    public static short[] ToNarrowband(ReadOnlySpan<float> samples, int sampleRateHz)
    {
        var output = new short[(long)samples.Length * TargetHz / sampleRateHz];
        if (sampleRateHz == TargetHz)
        {
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = Clip(samples[i]);
            }

            return output;
        }

        var reach = HalfWidth * sampleRateHz / TargetHz;
        var filter = new PolyphaseFilter(sampleRateHz, TargetHz, CutoffHz, reach);
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = Clip(filter.Evaluate(samples, i));
        }

        return output;
    }

    private static short Clip(float value) => (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);
}
