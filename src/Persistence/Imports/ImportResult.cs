namespace Campaigns.Persistence.Imports;

/// <summary>What an import did. Imported, updated and skipped rows add up to the rows given.</summary>
/// <param name="Imported">New contacts.</param>
/// <param name="Updated">Contacts updated or replaced.</param>
/// <param name="Skipped">Rows whose number was there already, in the campaign or in the import.</param>
/// <param name="OnDoNotCallList">Of the new and replaced contacts: how many are final at once, because their number is on the do-not-call list.</param>
public sealed record ImportResult(long Imported, long Updated, long Skipped, long OnDoNotCallList);
