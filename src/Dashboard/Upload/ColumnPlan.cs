using Campaigns.Dashboard.Client;

namespace Campaigns.Dashboard.Upload;

/// <summary>What each column of a list is going to be: as its name tells, until the person says otherwise.</summary>
public sealed class ColumnPlan
{
    /// <param name="seen">As the API understands them. Where two mean the same, the first one keeps it and the others become variables.</param>
    public ColumnPlan(ColumnsView seen)
    {
        Columns = [.. seen.Columns.Select(column => new ListColumn(column))];
        foreach (var column in Columns.Reverse())
        {
            Give(column, column.Field);
        }
    }

    public IReadOnlyList<ListColumn> Columns { get; }

    /// <summary>Without a column of phone numbers nothing can be imported.</summary>
    public bool HasNumbers => Columns.Any(column => column.Field == FieldNames.PhoneNumber);

    /// <summary>What has to be said of columns whose names don't tell, by their names; empty when nothing has.</summary>
    public IReadOnlyDictionary<string, string> Mapping => Columns.Where(column => column.IsSaid).DistinctBy(column => column.Name).ToDictionary(column => column.Name, column => column.Field);

    /// <summary>Gives a column a meaning. The one that had it becomes a variable.</summary>
    public void Give(ListColumn column, string field)
    {
        if (!FieldNames.IsForMany(field))
        {
            foreach (var other in Columns.Where(other => other != column && other.Field == field))
            {
                other.Field = FieldNames.Variable;
            }
        }

        column.Field = field;
    }
}
