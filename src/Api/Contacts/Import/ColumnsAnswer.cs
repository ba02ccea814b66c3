namespace Campaigns.Api.Contacts.Import;

/// <summary>How the columns of a list would be understood.</summary>
/// <param name="Columns">In the order of the file.</param>
internal sealed record ColumnsAnswer(IReadOnlyList<SampledColumnResponse> Columns)
{
    public static ColumnsAnswer From(ListBeginning list) =>
        new([.. list.Columns.Select(column => new SampledColumnResponse(column.Name, column.Field, [.. list.Rows.Select(row => row[column.Index])]))]);
}
