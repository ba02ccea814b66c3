using System.Runtime.CompilerServices;
using Campaigns.Api.Contacts.Import;
using Campaigns.Domain.Ports;
using Campaigns.Persistence.DoNotCall;
using CsvHelper;

namespace Campaigns.Api.DoNotCall;

/// <summary>
/// A list of numbers that must not be called, read as a stream: one number a line, or CSV with a header, in which a column has the numbers
/// and another one, "reason", may say why.
/// </summary>
/// <param name="upload">The file, UTF-8.</param>
/// <param name="defaultRegion">For national numbers, ISO 3166-1 alpha-2; null: only international ones are understood.</param>
/// <param name="defaultReason">Of rows that give none.</param>
/// <param name="numbers">Reads the numbers.</param>
internal sealed class DoNotCallFile(Stream upload, string? defaultRegion, string defaultReason, IPhoneNumbers numbers)
{
    private const int FirstFaults = 10;
    private const string ReasonColumn = "reason";

    private static readonly HashSet<string> NumberColumns = ["phonenumber", "number", "phone", "contactnumber", "to"];

    private static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = ContactList.MaxRowBytes,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        IncludeValuesInExceptions = false,
    };

    private readonly List<RowFault> _faults = [];
    private int _number;
    private int _reason = -1;

    /// <summary>Rows without a number that can be read, so far.</summary>
    public long FailedRows { get; private set; }

    /// <summary>The first ten of them.</summary>
    public IReadOnlyList<RowFault> FirstErrors => _faults;

    /// <summary>The numbers in the order of the file. To be enumerated once.</summary>
    /// <exception cref="UnreadableFileException">The rest of the file can't be read; what came before it stands.</exception>
    public async IAsyncEnumerable<DoNotCallAddition> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var csv = CsvReader.Create(new Utf8Gate(upload), Options, leaveOpen: true);
        await AdvanceAsync(async () =>
        {
            await csv.ReadHeaderAsync(cancellationToken);
            return true;
        });
        if (FirstRowOrHeader(csv.Headers) is { } first)
        {
            yield return first;
        }

        while (await AdvanceAsync(() => csv.ReadAsync(cancellationToken)))
        {
            if (csv.FieldCount > _number && Read(csv.LineNumber, csv.GetString(_number), Reason(csv)) is { } addition)
            {
                yield return addition;
            }
        }
    }

    // A file of bare numbers has no header: its first line is a number.
    private DoNotCallAddition? FirstRowOrHeader(IReadOnlyList<string> cells)
    {
        var keys = cells.Select(Key).ToList();
        if (keys.FindIndex(NumberColumns.Contains) is >= 0 and var column)
        {
            (_number, _reason) = (column, keys.IndexOf(ReasonColumn));
            return null;
        }

        return cells.Count > 0 && numbers.Read(cells[0].TrimStart('\''), defaultRegion) is PhoneNumberReading.Dialable(var e164)
            ? new DoNotCallAddition(e164, defaultReason)
            : throw new UnreadableFileException(
                "The list has no column with phone numbers: the first line must be a number, or a header that names one of its columns phone_number, number, phone, contact_number or to.");
    }

    private string Reason(CsvReader csv)
    {
        var text = _reason >= 0 && _reason < csv.FieldCount ? csv.GetString(_reason).Trim() : "";
        return text.Length == 0 ? defaultReason : text.Length <= DoNotCallMapping.MaxReason ? text : text[..DoNotCallMapping.MaxReason];
    }

    private DoNotCallAddition? Read(long line, string text, string reason)
    {
        switch (numbers.Read(text.TrimStart('\''), defaultRegion))
        {
            case PhoneNumberReading.Dialable(var e164):
                return new DoNotCallAddition(e164, reason);
            case PhoneNumberReading.Refused(var why):
                FailedRows++;
                if (_faults.Count < FirstFaults)
                {
                    _faults.Add(new RowFault(line, "", text.Length <= 200 ? text : text[..200] + "…", why));
                }

                return null;
            default:
                throw new InvalidOperationException("A reading is dialable or refused.");
        }
    }

    private static string Key(string header) => string.Concat(header.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();

    private static async ValueTask<bool> AdvanceAsync(Func<ValueTask<bool>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException broken) when (broken.InnerException is not UnreadableFileException)
        {
            throw new UnreadableFileException($"The quoting of the file is broken, so that its rows can't be told apart. {broken.Message}", broken);
        }
    }
}
