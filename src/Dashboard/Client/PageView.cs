namespace Campaigns.Dashboard.Client;

/// <summary>A page of a list.</summary>
public sealed record PageView<T>(IReadOnlyList<T> Items, string? NextCursor);
