using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Collects the conditions of a list's query and their parameters. Only parameters carry what a client said.</summary>
internal sealed class ListStatement
{
    private readonly List<string> _conditions = [];
    private readonly List<NpgsqlParameter> _parameters = [];

    /// <summary>All conditions, for WHERE.</summary>
    public string Conditions => _conditions.Count == 0 ? "true" : string.Join(" AND ", _conditions);

    /// <summary>Adds a parameter and returns its name in SQL.</summary>
    public string Parameter<T>(T value)
    {
        _parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${_parameters.Count}";
    }

    public void Where(string condition) => _conditions.Add(condition);

    /// <summary>Holds the list to what comes after a position, and returns its ORDER BY and LIMIT.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="column">The sort key.</param>
    /// <param name="id">The id's column.</param>
    public string Page<TSort, TId>(ListPage<TSort, TId> page, SortColumn column, string id)
        where TSort : struct, Enum
    {
        var (direction, comparison) = page.Order.Descending ? ("DESC", "<") : ("ASC", ">");
        if (page.After is { } after)
        {
            Where(column.Sql is null
                ? $"{id} {comparison} {Parameter(after.Id)}"
                : $"({column.Apply(column.Sql)}, {id}) {comparison} ({column.Apply(Parameter(after.Value))}, {Parameter(after.Id)})");
        }

        var key = column.Sql is null ? "" : $"{column.Apply(column.Sql)} {direction}, ";
        return $"ORDER BY {key}{id} {direction} LIMIT {Parameter(page.Limit)}";
    }

    public NpgsqlCommand Command(NpgsqlDataSource dataSource, string sql)
    {
        var command = dataSource.CreateCommand(sql);
        _parameters.ForEach(parameter => command.Parameters.Add(parameter));
        return command;
    }

    /// <summary>A pattern for ILIKE that a text matches when it has these characters somewhere.</summary>
    public string Containing(string text) =>
        Parameter($"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");

    private string Parameter(SortValue? value) => value switch
    {
        SortValue.Text text => Parameter<string>(text.Value),
        SortValue.Number number => Parameter<long>(number.Value),
        SortValue.Moment moment => Parameter<Instant>(moment.Value),
        _ => throw new ArgumentException("A position in a sorted list has a value.", nameof(value)),
    };
}
