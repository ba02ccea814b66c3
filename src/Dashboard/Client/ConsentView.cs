namespace Campaigns.Dashboard.Client;

/// <summary>A person's agreement to be called.</summary>
public sealed record ConsentView(string Kind, string Source, DateTimeOffset At);
