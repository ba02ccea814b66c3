namespace Campaigns.Dashboard.Client;

/// <summary>A call's recording.</summary>
public sealed record RecordingView(DateTimeOffset ExpiresAt, bool Complete);
