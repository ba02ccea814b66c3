namespace Campaigns.Persistence.History;

/// <summary>What an import did to a campaign's contacts.</summary>
/// <param name="Imported">New ones.</param>
/// <param name="Updated">Known ones that were changed.</param>
/// <param name="Skipped">Rows that changed nothing: duplicates, and numbers that were dialled lately.</param>
/// <param name="Failed">Rows that could not be read.</param>
public sealed record ImportedContacts(long Imported, long Updated, long Skipped, long Failed);
