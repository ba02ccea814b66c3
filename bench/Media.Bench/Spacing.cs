namespace Campaigns.Media.Bench;

/// <summary>Counts spacings in steps of 10 µs up to a second. Not thread-safe.</summary>
internal sealed class Spacing
{
    private const int StepsPerMs = 100;
    private const int IdealMs = 20;

    private readonly long[] _counts = new long[1000 * StepsPerMs];

    public void Add(TimeSpan spacing) =>
        _counts[Math.Clamp((int)(spacing.TotalMilliseconds * StepsPerMs), 0, _counts.Length - 1)]++;

    public void Add(Spacing other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    public void Clear() => Array.Clear(_counts);

    public SpacingFigures Read()
    {
        var off = new long[_counts.Length];
        for (var i = 0; i < _counts.Length; i++)
        {
            off[Math.Abs(i - (IdealMs * StepsPerMs))] += _counts[i];
        }

        return new SpacingFigures(
            _counts.Sum(), Quantile(_counts, 0.01), Quantile(_counts, 0.5), Quantile(_counts, 0.99), Quantile(off, 0.5), Quantile(off, 0.99), Quantile(_counts, 1));
    }

    private static double Quantile(long[] counts, double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(counts.Sum() * share));
        var seen = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= wanted)
            {
                return (double)i / StepsPerMs;
            }
        }

        return 0;
    }
}
