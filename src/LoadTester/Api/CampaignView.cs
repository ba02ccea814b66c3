namespace Campaigns.LoadTester.Api;

/// <summary>A campaign as the API shows it; only what is used here.</summary>
internal sealed record CampaignView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>"draft", "running", "completed" …</summary>
    public required string Status { get; init; }

    /// <summary>Why it paused or ended by itself.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public ProgressView? Progress { get; init; }

    public bool HasEnded => Status is "completed" or "cancelled";
}
