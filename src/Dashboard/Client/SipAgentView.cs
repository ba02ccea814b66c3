namespace Campaigns.Dashboard.Client;

/// <summary>An assistant behind a SIP address.</summary>
public sealed record SipAgentView(string Uri, bool Refer, string? Username, bool? HasPassword);
