using CsvHelper;

namespace Campaigns.Api.Contacts.Import;

/// <summary>Writes the file of bad rows: row, column, value, reason.</summary>
internal static class FaultFile
{
    private static readonly CsvWriterOptions Options = new()
    {
        // Whoever opens the file in a spreadsheet must not run what a stranger put into a cell.
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    public static async Task WriteAsync(Stream target, IAsyncEnumerable<RowFault> faults, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(target, Options, leaveOpen: true);
        WriteRecord(csv, "row", "column", "value", "reason");
        await foreach (var fault in faults.WithCancellation(cancellationToken))
        {
            csv.WriteField(fault.Row);
            csv.WriteField(fault.Column);
            csv.WriteField(fault.Value);
            csv.WriteField(fault.Reason);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    private static void WriteRecord(CsvWriter csv, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.EndRecord();
    }
}
