namespace Campaigns.Api.Campaigns;

/// <summary>A half-open range of local times.</summary>
internal sealed record TimeRangeRequest
{
    /// <summary>"hh:mm". Required.</summary>
    public string? Start { get; init; }

    /// <summary>"hh:mm", up to "24:00"; before the start: over midnight. Required.</summary>
    public string? End { get; init; }
}
