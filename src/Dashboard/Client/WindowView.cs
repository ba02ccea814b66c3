namespace Campaigns.Dashboard.Client;

/// <summary>Contacts that wait for their first call, by where they may be.</summary>
public sealed record WindowView(IReadOnlyList<string> TimeZones, long Waiting, bool Open, DateTimeOffset? ClosesAt, DateTimeOffset? OpensAt);
