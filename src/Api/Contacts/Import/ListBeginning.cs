using CsvHelper;

namespace Campaigns.Api.Contacts.Import;

/// <summary>The beginning of a contact list in CSV: what each column's name tells, and what stands in the first rows.</summary>
/// <param name="Columns">All of them, whether a list could be imported with them or not.</param>
/// <param name="Rows">The first rows, a value for each column, cut after <see cref="MostCharacters"/>.</param>
internal sealed record ListBeginning(IReadOnlyList<ContactColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Rows at most.</summary>
    public const int MostRows = 3;

    /// <summary>Characters of a value at most.</summary>
    public const int MostCharacters = 100;

    /// <summary>Reads no further than it must.</summary>
    /// <param name="beginning">The file, or as much of it as was sent: the end may be missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnreadableFileException">The header can't be read.</exception>
    public static async Task<ListBeginning> ReadAsync(Stream beginning, CancellationToken cancellationToken)
    {
        await using var csv = CsvReader.Create(new Utf8Gate(beginning, mayBeCutOff: true), ContactList.Options, leaveOpen: true);
        await ContactList.AdvanceAsync(async () =>
        {
            await csv.ReadHeaderAsync(cancellationToken);
            return true;
        });
        var columns = ContactColumns.Understand(csv.Headers, ColumnMapping.None);
        if (columns.Count == 0)
        {
            throw new UnreadableFileException("The file is empty.");
        }

        List<IReadOnlyList<string>> rows = new(MostRows);
        try
        {
            while (rows.Count < MostRows && await csv.ReadAsync(cancellationToken))
            {
                rows.Add([.. columns.Select(column => column.Index < csv.FieldCount ? Cut(csv.GetString(column.Index)) : "")]);
            }
        }
        catch (Exception end) when (end is CsvFormatException or UnreadableFileException)
        {
            // What was sent may end in the middle of a row. Whether the whole file can be read is for the import to say.
        }

        return new ListBeginning(columns, rows);
    }

    private static string Cut(string value) => value.Length <= MostCharacters ? value : value[..MostCharacters] + "…";
}
