namespace Campaigns.Dashboard.Client;

/// <summary>What is said first on a call.</summary>
public sealed record OpeningView(bool Enabled, string? Text, bool HasAudio);
