namespace Campaigns.EndToEnd.Tests.Installation;

/// <summary>What a run's campaign is like.</summary>
internal sealed record RunPlan
{
    public required int Contacts { get; init; }

    /// <summary>Where its numbers begin: runs on one installation have numbers of their own.</summary>
    public int FirstNumber { get; init; }

    public required int MaxConcurrentCalls { get; init; }
    public double MaxCallsPerSecond { get; init; } = 500;
    public string RingTimeout { get; init; } = "00:00:01";
    public DateTimeOffset? EndAt { get; init; }
}
