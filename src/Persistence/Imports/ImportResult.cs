namespace Campaigns.Persistence.Imports;

/// <summary>What an import did. Imported, updated, skipped and already dialled rows add up to the rows given.</summary>
/// <param name="Imported">New contacts.</param>
/// <param name="Updated">Contacts updated or replaced.</param>
/// <param name="Skipped">Rows whose number was there already, in the campaign or in the import.</param>
/// <param name="OnDoNotCallList">Of the new and replaced contacts: how many are final at once, because their number is on the do-not-call list.</param>
/// <param name="AlreadyDialled">Rows that were left out, because another campaign of the team had an attempt to their number since the instant of the plan.</param>
public sealed record ImportResult(long Imported, long Updated, long Skipped, long OnDoNotCallList, long AlreadyDialled = 0);
