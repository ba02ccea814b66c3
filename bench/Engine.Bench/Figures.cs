namespace Campaigns.Engine.Bench;

/// <summary>One side's figures.</summary>
/// <param name="Side">"hand-written", or "engine" and how it was run.</param>
/// <param name="Attempts">Ended and recorded.</param>
/// <param name="Seconds">From the launch until the last contact was final, the waits between attempts included.</param>
/// <param name="AttemptsPerSecond">Over all of <paramref name="Seconds"/>.</param>
/// <param name="OwnCpuMsPerAttempt">CPU time of this process.</param>
/// <param name="DatabaseCpuMsPerAttempt">CPU time of PostgreSQL.</param>
/// <param name="WalBytesPerAttempt">Write-ahead log.</param>
internal sealed record Figures(
    string Side, long Attempts, double Seconds, double AttemptsPerSecond, double OwnCpuMsPerAttempt, double DatabaseCpuMsPerAttempt, double WalBytesPerAttempt)
{
    public double CpuMsPerAttempt => Math.Round(OwnCpuMsPerAttempt + DatabaseCpuMsPerAttempt, 4);
}
