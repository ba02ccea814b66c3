namespace Campaigns.Api.Contacts.Import;

/// <summary>All or nothing was asked for, and some rows are bad. Thrown out of the row stream, so that nothing is changed.</summary>
/// <param name="failed">How many.</param>
internal sealed class BadRowsException(long failed) : Exception($"{failed} rows are bad, and all or nothing was asked for: nothing was changed.");
