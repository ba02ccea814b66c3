using System.Text.Json;
using Campaigns.Persistence.Imports;
using Campaigns.Testing;
using CsCheck;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Tests.Imports;

public sealed class StagedRowsTests(PostgresCluster cluster)
{
    private const string Create = "CREATE TEMPORARY TABLE written (line bigint, number integer, kind smallint, words text, variables jsonb, hash bytea, at timestamptz) ON COMMIT DROP";

    // PostgreSQL's text holds no NUL, and nobody's text half of a surrogate pair.
    private static readonly Gen<string> Words = Gen.Char.Where(letter => letter != '\0' && !char.IsSurrogate(letter)).Array[0, 40].Select(letters => new string(letters) + "🙂");

    private static readonly Gen<Instant> Instants = Gen.Long[-10_000_000_000_000_000, 200_000_000_000_000_000].Select(microseconds => Instant.FromUnixTimeTicks(microseconds * 10));

    private static readonly Gen<Row> Rows = Gen.Select(
        Gen.Long, Gen.Int, Gen.Short, Words, Words, Gen.Byte.Array[0, 40], Instants, Gen.Bool,
        (line, number, kind, words, variables, hash, at, sparse) => sparse
            ? new Row(line, number, kind, null, null, null, null)
            : new Row(line, number, kind, words, variables, Convert.ToHexString(hash), at));

    [Fact]
    public async Task What_is_written_is_what_PostgreSQL_reads()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await using var connection = await database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var staged = new StagedRows();
        await Rows.Array[0, 30].SampleAsync(
            async rows => Assert.Equal(rows, await CopyAndReadAsync(connection, staged, rows)),
            iter: 50, threads: 1);
    }

    private static async Task<List<Row>> CopyAndReadAsync(NpgsqlConnection connection, StagedRows staged, Row[] rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var create = new NpgsqlCommand(Create, connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        staged.Begin();
        foreach (var row in rows)
        {
            Write(staged, row);
        }

        staged.End();
        await using (var copy = await connection.BeginRawBinaryCopyAsync("COPY written FROM STDIN (FORMAT BINARY)"))
        {
            await copy.WriteAsync(staged.Written);
        }

        List<Row> read = [];
        await using (var select = new NpgsqlCommand("SELECT line, number, kind, words, variables ->> 'name', upper(encode(hash, 'hex')), at FROM written", connection))
        await using (var reader = await select.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                read.Add(new Row(
                    reader.GetInt64(0), reader.GetInt32(1), reader.GetInt16(2), await TextAsync(reader, 3), await TextAsync(reader, 4), await TextAsync(reader, 5),
                    await reader.IsDBNullAsync(6) ? null : reader.GetFieldValue<Instant>(6)));
            }
        }

        await transaction.CommitAsync();
        return read;
    }

    private static async Task<string?> TextAsync(NpgsqlDataReader reader, int column) => await reader.IsDBNullAsync(column) ? null : reader.GetString(column);

    private static void Write(StagedRows staged, Row row)
    {
        staged.BeginRow(7);
        staged.Write(row.Line);
        staged.Write(row.Number);
        staged.Write(row.Kind);
        staged.Write(row.Words);
        staged.WriteJson(row.Name is null ? null : JsonSerializer.Serialize(new { name = row.Name }));
        if (row is { Hash: { } hash, At: { } at })
        {
            staged.Write(Convert.FromHexString(hash));
            staged.Write(at);
        }
        else
        {
            staged.WriteNull();
            staged.WriteNull();
        }
    }

    private sealed record Row(long Line, int Number, short Kind, string? Words, string? Name, string? Hash, Instant? At);
}
