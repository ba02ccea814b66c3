namespace Campaigns.Dashboard.Client;

/// <summary>A closed range of dates on which nobody is called.</summary>
public sealed record BlackoutView(string From, string To);
