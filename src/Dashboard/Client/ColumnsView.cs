namespace Campaigns.Dashboard.Client;

/// <summary>How the columns of a list would be understood.</summary>
public sealed record ColumnsView(IReadOnlyList<SampledColumnView> Columns);
