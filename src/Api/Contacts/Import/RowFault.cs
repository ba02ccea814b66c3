namespace Campaigns.Api.Contacts.Import;

/// <summary>Why one row of a list was not imported.</summary>
/// <param name="Row">Line of the file on which the row begins, the header being 1.</param>
/// <param name="Column">The column's name; empty when the row as a whole is wrong.</param>
/// <param name="Value">As written in the file, at most 200 characters of it.</param>
/// <param name="Reason">One clear sentence.</param>
internal sealed record RowFault(long Row, string Column, string Value, string Reason);
