using System.Globalization;

namespace Campaigns.Dashboard.Tests.Latency;

/// <summary>How long things took: half of them at most so long, 95 of 100, 99 of 100, all.</summary>
internal sealed record Quantiles(double P50Ms, double P95Ms, double P99Ms, double LongestMs)
{
    public static Quantiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? new Quantiles(0, 0, 0, 0) : new Quantiles(At(0.5), At(0.95), At(0.99), At(1));

        double At(double share) => Math.Round(sorted[(int)(share * (sorted.Count - 1))]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {P50Ms:N0} ms, p95 {P95Ms:N0} ms, p99 {P99Ms:N0} ms, longest {LongestMs:N0} ms");
}
