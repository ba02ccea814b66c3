using System.Diagnostics.Metrics;

namespace Campaigns.Grains.Telemetry;

/// <summary>Upper bounds of histograms, in seconds. OpenTelemetry's own are meant for milliseconds.</summary>
internal static class DurationBuckets
{
    /// <summary>What our own part takes: milliseconds while all is well, seconds while something is in the way.</summary>
    public static InstrumentAdvice<double> OfWork { get; } =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] };

    /// <summary>How long phones ring: up to the longest ring time-out.</summary>
    public static InstrumentAdvice<double> OfRinging { get; } =
        new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60, 90, 120] };
}
