namespace Campaigns.Sip.Rtp;

/// <summary>
/// The low-pass filter of a resampler: one set of coefficients for each position that an output instant can have between two input
/// samples (1 for 16 and 48 kHz, 80 for 44.1 kHz).
/// </summary>
internal sealed class PolyphaseFilter
{
    private readonly int _sourceSteps;
    private readonly int _targetSteps;
    private readonly int _reach;
    private readonly float[][] _phases;

    /// <param name="sourceHz">Rate of the input.</param>
    /// <param name="targetHz">Rate of the output.</param>
    /// <param name="cutoffHz">Where the pass band ends.</param>
    /// <param name="reach">Input samples on each side that an output sample depends on.</param>
    public PolyphaseFilter(int sourceHz, int targetHz, double cutoffHz, int reach)
    {
        var divisor = GreatestCommonDivisor(sourceHz, targetHz);
        _sourceSteps = sourceHz / divisor;
        _targetSteps = targetHz / divisor;
        _reach = reach;
        _phases = new float[_targetSteps][];
        for (var phase = 0; phase < _targetSteps; phase++)
        {
            _phases[phase] = Coefficients((double)phase / _targetSteps, cutoffHz / sourceHz);
        }
    }

    /// <summary>The output sample at <paramref name="index"/>; beyond its ends the input is silent.</summary>
    public float Evaluate(ReadOnlySpan<float> input, int index)
    {
        var position = (long)index * _sourceSteps;
        var centre = (int)(position / _targetSteps);
        var coefficients = _phases[position % _targetSteps];
        var first = centre - _reach + 1;
        var sum = 0f;
        for (var i = Math.Max(0, -first); i < coefficients.Length && first + i < input.Length; i++)
        {
            sum += coefficients[i] * input[first + i];
        }

        return sum;
    }

    private float[] Coefficients(double fraction, double cutoff)
    {
        var values = new double[2 * _reach];
        for (var i = 0; i < values.Length; i++)
        {
            var distance = i - _reach + 1 - fraction;
            values[i] = Sinc(2 * cutoff * distance) * Window(distance / _reach);
        }

        // Unity gain at 0 Hz, whatever the window took.
        var gain = values.Sum();
        return [.. values.Select(value => (float)(value / gain))];
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    // Blackman: side lobes below −58 dB.
    private static double Window(double x) => Math.Abs(x) >= 1
        ? 0
        : 0.42 + (0.5 * Math.Cos(Math.PI * x)) + (0.08 * Math.Cos(2 * Math.PI * x));

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
