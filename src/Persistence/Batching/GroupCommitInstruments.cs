using System.Diagnostics.Metrics;

namespace Campaigns.Persistence.Batching;

/// <summary>What group commits measure. Nobody listens unless an exporter is configured.</summary>
internal static class GroupCommitInstruments
{
    public const string MeterName = "Campaigns.Journal";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<int> Rows = Meter.CreateHistogram(
        "campaigns.group_commit.rows", "{row}", "Rows that one transaction took, by queue.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000] });

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "campaigns.group_commit.duration", "s", "From asking for a connection to the commit, by queue.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Counter<long> Faults = Meter.CreateCounter<long>(
        "campaigns.group_commit.faults", "{transaction}", "Transactions that failed, by queue and what follows: away (tried again), split (halves are tried), failed (the callers are told).");

    public static void Committed(string queue, int rows, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("queue", queue);
        Rows.Record(rows, tag);
        Duration.Record(took.TotalSeconds, tag);
    }

    public static void Away(string queue) => Failed(queue, "away");

    public static void Split(string queue) => Failed(queue, "split");

    public static void Failed(string queue) => Failed(queue, "failed");

    private static void Failed(string queue, string then) =>
        Faults.Add(1, new KeyValuePair<string, object?>("queue", queue), new KeyValuePair<string, object?>("then", then));
}
