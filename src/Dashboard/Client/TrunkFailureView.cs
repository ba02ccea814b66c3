namespace Campaigns.Dashboard.Client;

/// <summary>One way in which a trunk's calls failed in the last hour.</summary>
public sealed record TrunkFailureView(int? SipStatus, string Failure, int Count, DateTimeOffset LastAt);
