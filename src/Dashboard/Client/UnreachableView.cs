namespace Campaigns.Dashboard.Client;

/// <summary>Contacts that no call can reach, and the gate that keeps them from it.</summary>
public sealed record UnreachableView(string Reason, long Count);
