namespace Campaigns.LoadTester.Measuring;

/// <summary>What one process, with its children, used.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="CpuSeconds">User and system time since it was first looked at.</param>
/// <param name="PeakMegabytes">Largest resident set of the process, and what its children hold for themselves at the end: shared pages are counted once.</param>
internal sealed record ProcessUsage(string Name, double CpuSeconds, double PeakMegabytes);
