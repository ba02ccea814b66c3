namespace Campaigns.Dashboard.Client;

/// <summary>An assistant behind a WebSocket.</summary>
public sealed record MediaStreamView(string Url, string AccountSid);
