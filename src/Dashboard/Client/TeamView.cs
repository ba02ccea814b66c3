namespace Campaigns.Dashboard.Client;

/// <summary>A team that the person at the page may work for.</summary>
public sealed record TeamView(Guid Id, string Name);
