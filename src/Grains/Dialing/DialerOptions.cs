namespace Campaigns.Grains.Dialing;

/// <summary>How a silo's dialer paces itself. Bound to "Campaigns:Dialer".</summary>
public sealed record DialerOptions
{
    /// <summary>Idle renewal of leases. Default 5 s: a third of the lease.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A report leaves when this many outcomes have gathered, 1–10,000. Default 32.</summary>
    public int ReportSize { get; init; } = 32;

    /// <summary>A report leaves when its oldest outcome is this old. Default 20 ms.</summary>
    public TimeSpan ReportDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often the running campaigns are looked up, beside when one is launched on this silo. Default 1 s.</summary>
    public TimeSpan DirectoryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Slots asked for in one pull at most. Default 1,000.</summary>
    public int LargestPull { get; init; } = 1000;

    /// <summary>Clock difference to the database beyond which this silo dials nothing. Default 2 s.</summary>
    public TimeSpan LargestClockSkew { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An answer that could not be recorded for so long is hung up. Default 20 s, below the 32 s of 64 × T1.</summary>
    public TimeSpan AnswerRecordTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a stopping silo waits for its live calls before it hangs them up. Default 30 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
