namespace Campaigns.Sip.Bench;

/// <summary>One run of one agent.</summary>
internal sealed record Figures(string Agent, int Completed, double CallsPerSecond, double CpuMillisecondsPerCall, long Retransmissions)
{
    public double AllocatedBytesPerCall { get; init; }
}
