namespace Campaigns.Dashboard.Client;

/// <summary>A setting that was changed; values only of those that are one.</summary>
public sealed record FieldChangeView(string Field, string? Before, string? After);
