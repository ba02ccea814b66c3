using Npgsql;

namespace Campaigns.Persistence;

/// <summary>Columns that may be null.</summary>
internal static class ReaderExtensions
{
    public static T? ValueOrNull<T>(this NpgsqlDataReader reader, int ordinal)
        where T : struct =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);

    public static string? TextOrNull(this NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
