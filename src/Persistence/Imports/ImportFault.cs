namespace Campaigns.Persistence.Imports;

/// <summary>Why one row of a file was not imported.</summary>
/// <param name="Line">Line of the file on which the row begins, from 1.</param>
/// <param name="Column">The column's name; empty: the row as a whole.</param>
/// <param name="Value">As written in the file.</param>
/// <param name="Reason">One clear sentence.</param>
public sealed record ImportFault(long Line, string Column, string Value, string Reason);
