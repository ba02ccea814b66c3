namespace Campaigns.Dashboard.Client;

/// <summary>The key of a request.</summary>
public sealed record HistoryKeyView(string Id, string? Label);
