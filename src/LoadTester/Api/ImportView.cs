namespace Campaigns.LoadTester.Api;

/// <summary>What came of a contact import.</summary>
internal sealed record ImportView(long Imported, long Updated, long Skipped, long Failed);
