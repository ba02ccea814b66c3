namespace Campaigns.LoadTester.Api;

/// <summary>One page of a list; <see cref="NextCursor"/> is null on the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
