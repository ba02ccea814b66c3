using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence;

/// <summary>Positional parameters ($1, $2 …) without boxing, in the order of the calls.</summary>
internal static class ParameterExtensions
{
    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    public static NpgsqlBatchCommand WithArray<T>(this NpgsqlBatchCommand command, T[] values) => command.With(values);

    /// <summary>One array column of a set of rows, for unnest.</summary>
    public static NpgsqlBatchCommand WithColumn<TRow, T>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, T> column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]);
        }

        return command.WithArray(values);
    }

    /// <summary>A column of jsonb, of texts that hold JSON.</summary>
    public static NpgsqlBatchCommand WithJsonColumn<TRow>(this NpgsqlBatchCommand command, IReadOnlyList<TRow> rows, Func<TRow, string?> column)
    {
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. rows.Select(column)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        return command;
    }

    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>A value that may be null, with its type, since PostgreSQL can't tell the type of a bare null.</summary>
    public static NpgsqlCommand WithNullable(this NpgsqlCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(Nullable(value, type));
        return command;
    }

    /// <inheritdoc cref="WithNullable(NpgsqlCommand, object?, NpgsqlDbType)"/>
    public static NpgsqlBatchCommand WithNullable(this NpgsqlBatchCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(Nullable(value, type));
        return command;
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
