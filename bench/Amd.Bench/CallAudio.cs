using Campaigns.Sip.Rtp;
using Campaigns.Sip.Sdp;

namespace Campaigns.Amd.Bench;

/// <summary>Puts together what the far end of a call sounds like.</summary>
internal sealed class CallAudio
{
    private const int SampleRateHz = 8000;
    private const double ToneAmplitude = 8000;

    private readonly List<double> _samples = [];

    /// <summary>Length so far.</summary>
    public int LengthMs => _samples.Count * 1000 / SampleRateHz;

    public CallAudio Silence(int milliseconds)
    {
        _samples.AddRange(new double[Count(milliseconds)]);
        return this;
    }

    /// <summary>Speech, brought to a mean level in dB below full scale while it sounds.</summary>
    public CallAudio Speech(short[] speech, double decibels)
    {
        var power = Math.Sqrt(speech.Average(sample => (double)sample * sample));
        var gain = 32_768 * Math.Pow(10, decibels / 20) / power;
        _samples.AddRange(speech.Select(sample => sample * gain));
        return this;
    }

    /// <summary>Tones that sound together.</summary>
    public CallAudio Tone(int milliseconds, params double[] frequenciesHz)
    {
        for (var n = 0; n < Count(milliseconds); n++)
        {
            _samples.Add(frequenciesHz.Sum(frequency => ToneAmplitude / frequenciesHz.Length * Math.Sin(2 * Math.PI * frequency * n / SampleRateHz)));
        }

        return this;
    }

    /// <summary>
    /// The samples as they arrive: with the line's noise, through G.711 μ-law. The noise is the same for the same seed on every machine.
    /// </summary>
    /// <param name="noise">Root mean square of the noise, in units of samples.</param>
    /// <param name="seed">Of the noise.</param>
    public short[] Over(double noise, int seed)
    {
        var random = new Random(seed);
        return [.. _samples.Select(sample => Received(sample + (noise * Gaussian(random))))];
    }

    private static short Received(double sample) =>
        G711.Decode(G711.Encode((short)Math.Clamp(Math.Round(sample), short.MinValue, short.MaxValue), AudioCodec.Pcmu), AudioCodec.Pcmu);

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Count(int milliseconds) => milliseconds * SampleRateHz / 1000;
}
