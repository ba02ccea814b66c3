namespace Campaigns.Grains.Campaigns;

/// <summary>How a campaign's grain paces its own looks. Bound to "Campaigns:Campaign".</summary>
public sealed record CampaignGrainOptions
{
    /// <summary>Between two looks at the queue, the leases and the calendar. Default 250 ms.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Between two looks for due retries that no reminder announced. Default 1 s.</summary>
    public TimeSpan RetryLook { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between two progress events while something changes and somebody watches. Default 200 ms.</summary>
    public TimeSpan Progress { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a grant lasts unless renewed. Default 15 s.</summary>
    public TimeSpan LeaseTimeToLive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Added to the lease before its slots come back. Default 2 s.</summary>
    public TimeSpan LeaseGrace { get; init; } = TimeSpan.FromSeconds(2);
}
