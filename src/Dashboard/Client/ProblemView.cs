namespace Campaigns.Dashboard.Client;

/// <summary>Why the API refused, in its own words.</summary>
public sealed record ProblemView
{
    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>Every fault of the request.</summary>
    public IReadOnlyList<FaultView> Errors { get; init; } = [];
}
