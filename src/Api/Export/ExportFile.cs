using System.Text.Json;
using Campaigns.Api.Json;
using CsvHelper;

namespace Campaigns.Api.Export;

/// <summary>Writes rows as a file of either format.</summary>
internal static class ExportFile
{
    private static readonly CsvWriterOptions CsvOptions = new()
    {
        // Whoever opens the file in a spreadsheet must not run what a stranger put into a cell.
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    private static readonly ReadOnlyMemory<byte> NewLine = "\n"u8.ToArray();

    /// <summary>The answer that streams the file.</summary>
    public static IResult Of<T>(ExportFormat format, string name, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) =>
        format is ExportFormat.Csv
            ? TypedResults.Stream(target => WriteCsvAsync(target, columns, rows, cancellationToken), "text/csv; charset=utf-8", $"{name}.csv")
            : TypedResults.Stream(target => WriteLinesAsync(target, rows, cancellationToken), "application/x-ndjson", $"{name}.ndjson");

    private static async Task WriteCsvAsync<T>(Stream target, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(target, CsvOptions, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.EndRecordAsync(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var column in columns)
            {
                csv.WriteField(column.Text(row) ?? "");
            }

            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    private static async Task WriteLinesAsync<T>(Stream target, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(target, row, ApiJson.Options, cancellationToken);
            await target.WriteAsync(NewLine, cancellationToken);
        }
    }
}
