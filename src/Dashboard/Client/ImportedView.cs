namespace Campaigns.Dashboard.Client;

/// <summary>What an import did to a campaign's contacts.</summary>
public sealed record ImportedView(long Imported, long Updated, long Skipped, long Failed);
