namespace Campaigns.Dashboard.Client;

/// <summary>One of a carrier's servers as a silo sees it.</summary>
public sealed record TrunkEndpointView(string Host, string Address, bool Up, string? Fault);
