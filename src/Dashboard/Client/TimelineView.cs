namespace Campaigns.Dashboard.Client;

/// <summary>What ended in one stretch of time.</summary>
public sealed record TimelineView(DateTimeOffset From, long Attempts, long Answered);
