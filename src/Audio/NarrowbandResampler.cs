using NAudio.Dsp;

namespace Campaigns.Audio;

/// <summary>
/// Brings samples down to 8 kHz. The library's filter is of a fixed length by default, so that the higher the rate, the more of what a telephone
/// line can't carry comes back as an alias; here its length follows the rate: 3.4 kHz are left as they are, 4.3 kHz fall below −100 dB.
/// </summary>
internal static class NarrowbandResampler
{
    // For every output sample of the time that the filter spans.
    private const int TapsPerOutput = 80;
    private const int Interpolations = 32;
    private const int BlockLength = 4096;

    /// <param name="samples">Mono.</param>
    /// <param name="sampleRateHz">8,000–48,000.</param>
    public static float[] Resample(float[] samples, int sampleRateHz)
    {
        var taps = (int)Math.Ceiling((double)TapsPerOutput * sampleRateHz / WavReader.SampleRateHz / 2) * 2;
        var resampler = new WdlResampler();
        resampler.SetMode(interp: true, 0, sinc: true, taps, Interpolations);
        resampler.SetFeedMode(true);
        resampler.SetRates(sampleRateHz, WavReader.SampleRateHz);

        var output = new float[(long)samples.Length * WavReader.SampleRateHz / sampleRateHz];
        var block = new float[BlockLength];
        var written = 0;

        // Beyond the end the filter is fed silence until the last samples have come out.
        for (var at = 0; written < output.Length; at += BlockLength)
        {
            resampler.ResamplePrepare(BlockLength, 1, out var input);
            var count = Math.Clamp(samples.Length - at, 0, BlockLength);
            samples.AsSpan(Math.Min(at, samples.Length), count).CopyTo(input);
            input[count..BlockLength].Clear();
            var made = resampler.ResampleOut(block, BlockLength, BlockLength, 1);
            var taken = Math.Min(made, output.Length - written);
            block.AsSpan(0, taken).CopyTo(output.AsSpan(written));
            written += taken;
        }

        return output;
    }
}
