using Campaigns.Api.Contacts.Import;

namespace Campaigns.Api.DoNotCall;

/// <summary>What came of importing a list.</summary>
/// <param name="Added">Numbers that were not on the team's list before.</param>
/// <param name="AlreadyListed">Rows whose number was there, before or earlier in the file.</param>
/// <param name="Failed">Rows without a number that can be read.</param>
/// <param name="FirstErrors">The first ten of these.</param>
internal sealed record DoNotCallImportAnswer(long Added, long AlreadyListed, long Failed, IReadOnlyList<RowFault> FirstErrors);
