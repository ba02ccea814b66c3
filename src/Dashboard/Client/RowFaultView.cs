namespace Campaigns.Dashboard.Client;

/// <summary>Why a row of a list was not imported.</summary>
public sealed record RowFaultView(long Row, string Column, string Value, string Reason);
