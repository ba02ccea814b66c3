using System.Globalization;

namespace Campaigns.Dashboard.Tests.Latency;

/// <summary>What is measured: how many people watch, and what they watch.</summary>
/// <param name="Viewers">Browsers on the campaign's page.</param>
/// <param name="CallsPerSecond">New ones, as the campaign and its trunk may.</param>
/// <param name="Seconds">How long the list would take at that rate.</param>
internal sealed record LatencyRun(int Viewers, int CallsPerSecond, int Seconds)
{
    /// <summary>From the environment, as ./scripts/bench dashboard sets it.</summary>
    public static LatencyRun FromEnvironment() =>
        new(Read("CAMPAIGNS_BENCH_VIEWERS", 10), Read("CAMPAIGNS_BENCH_RATE", 500), Read("CAMPAIGNS_BENCH_SECONDS", 30));

    private static int Read(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
