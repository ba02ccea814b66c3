namespace Campaigns.Persistence.ReadModels;

/// <summary>A sort key in SQL.</summary>
/// <param name="Kind">Of its values.</param>
/// <param name="Sql">The column; null for <see cref="SortKind.Id"/>. Never null in a row.</param>
/// <param name="Function">Applied to column and value before they are compared, such as <c>lower</c>; null: none.</param>
internal sealed record SortColumn(SortKind Kind, string? Sql = null, string? Function = null)
{
    public static readonly SortColumn Id = new(SortKind.Id);

    public string Apply(string operand) => Function is null ? operand : $"{Function}({operand})";
}
