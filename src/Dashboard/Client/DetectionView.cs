namespace Campaigns.Dashboard.Client;

/// <summary>Who answered, as far as sound tells.</summary>
public sealed record DetectionView(string Verdict, string Cause, int TookMs, bool? MessageDropped);
