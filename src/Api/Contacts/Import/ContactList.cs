using System.Runtime.CompilerServices;
using Campaigns.Domain.Ports;
using CsvHelper;

namespace Campaigns.Api.Contacts.Import;

/// <summary>
/// A contact list in CSV, read as a stream: whatever its size, only one row of it is in memory. Separator (comma, semicolon, tab) and byte order mark
/// are recognised. A bad row is a fault and the next one is read; a file that can't be trusted as a whole is an <see cref="UnreadableFileException"/>.
/// </summary>
/// <param name="upload">The file.</param>
/// <param name="defaultRegion">For national numbers, ISO 3166-1 alpha-2; null: only international ones are understood.</param>
/// <param name="mapping">What was said of its columns.</param>
/// <param name="numbers">Reads the numbers.</param>
/// <param name="faults">Takes every fault, in the order of the file.</param>
internal sealed class ContactList(Stream upload, string? defaultRegion, ColumnMapping mapping, IPhoneNumbers numbers, Func<RowFault, CancellationToken, ValueTask> faults) : IContactSource
{
    /// <summary>Bytes of one row at most: what an open quote may swallow before it is noticed.</summary>
    public const int MaxRowBytes = 256 * 1024;

    internal static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MaxRowBytes,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        IncludeValuesInExceptions = false,
    };

    public long Rows { get; private set; }

    public long FailedRows { get; private set; }

    public IReadOnlyList<ContactColumn> Columns { get; private set; } = [];

    public async IAsyncEnumerable<NewContact> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = new Utf8Gate(upload);
        await using var csv = CsvReader.Create(text, Options, leaveOpen: true);
        await AdvanceAsync(async () =>
        {
            await csv.ReadHeaderAsync(cancellationToken);
            return true;
        });
        var columns = ContactColumns.Read(csv.Headers, mapping);
        Columns = columns.All;
        var row = new ContactRow(csv, columns, defaultRegion, numbers);

        while (await AdvanceAsync(() => csv.ReadAsync(cancellationToken)))
        {
            Rows++;
            if (row.Read() is { } contact)
            {
                yield return contact;
                continue;
            }

            FailedRows++;
            foreach (var fault in row.Faults)
            {
                await faults(fault, cancellationToken);
            }
        }

        if (row.IsShort && !text.EndsWithLineBreak)
        {
            throw new UnreadableFileException("The file was cut off: its last line has fewer fields than the header and no line end. Nothing was changed.");
        }
    }

    /// <summary>Reads on; broken quoting makes the file an unreadable one.</summary>
    internal static async ValueTask<bool> AdvanceAsync(Func<ValueTask<bool>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException broken) when (broken.InnerException is not UnreadableFileException)
        {
            throw new UnreadableFileException($"The quoting of the file is broken, so that its rows can't be told apart. {broken.Message} Nothing was changed.", broken);
        }
    }
}
