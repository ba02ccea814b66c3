namespace Campaigns.Dashboard.Client;

/// <summary>A column of a list that isn't imported yet: what its name tells, and what stands in its first rows.</summary>
public sealed record SampledColumnView(string Name, string Field, IReadOnlyList<string> Samples);
