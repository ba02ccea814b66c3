namespace Campaigns.Dashboard.Client;

/// <summary>One fault of a request: which member, and what is wrong with it.</summary>
public sealed record FaultView(string Path, string Message);
