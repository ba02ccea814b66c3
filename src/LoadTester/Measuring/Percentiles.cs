namespace Campaigns.LoadTester.Measuring;

/// <summary>Durations of many events in milliseconds: nearest-rank percentiles (the smallest value that at least p % don't exceed).</summary>
internal sealed record Percentiles(double P50, double P95, double P99, double Max)
{
    /// <returns>Null for no values.</returns>
    public static Percentiles? Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? null : new Percentiles(At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99), sorted[^1]);
    }

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
