namespace Campaigns.Api.Contacts.Import;

/// <summary>Understands the header of a contact list.</summary>
internal sealed class ContactColumns
{
    /// <summary>Columns at most.</summary>
    public const int MaxColumns = 100;

    /// <summary>Characters of a column's name at most.</summary>
    public const int MaxNameLength = 100;

    private static readonly Dictionary<string, ContactField> Known = new(StringComparer.Ordinal)
    {
        ["phonenumber"] = ContactField.PhoneNumber,
        ["number"] = ContactField.PhoneNumber,
        ["phone"] = ContactField.PhoneNumber,
        ["contactnumber"] = ContactField.PhoneNumber,
        ["to"] = ContactField.PhoneNumber,
        ["name"] = ContactField.DisplayName,
        ["displayname"] = ContactField.DisplayName,
        ["firstname"] = ContactField.FirstName,
        ["lastname"] = ContactField.LastName,
        ["timezone"] = ContactField.TimeZone,
        ["tz"] = ContactField.TimeZone,
        ["priority"] = ContactField.Priority,
        ["externalid"] = ContactField.ExternalId,
        ["consent"] = ContactField.Consent,
        ["consentsource"] = ContactField.ConsentSource,
        ["consentat"] = ContactField.ConsentAt,
    };

    private readonly Dictionary<ContactField, ContactColumn> _byField;

    private ContactColumns(IReadOnlyList<ContactColumn> all)
    {
        Count = all.Count;
        _byField = all.Where(column => column.Field != ContactField.Variable).ToDictionary(column => column.Field);
        Number = _byField[ContactField.PhoneNumber];
        Variables = [.. all.Where(column => column.Field is ContactField.Variable or ContactField.FirstName or ContactField.LastName)];
    }

    /// <summary>All columns.</summary>
    public int Count { get; }

    public ContactColumn Number { get; }

    /// <summary>The columns that become variables.</summary>
    public IReadOnlyList<ContactColumn> Variables { get; }

    public ContactColumn? Find(ContactField field) => _byField.GetValueOrDefault(field);

    /// <summary>Reads a header. Upper and lower case, blanks, "_" and "-" make no difference to the names that are known.</summary>
    /// <exception cref="UnreadableFileException">No number column, one meaning or name twice, too many columns.</exception>
    public static ContactColumns Read(IReadOnlyList<string> headers)
    {
        if (headers.Count > MaxColumns)
        {
            throw new UnreadableFileException($"The list has {headers.Count} columns; at most {MaxColumns} are allowed.");
        }

        var columns = headers.Select(Understand).ToArray();
        foreach (var column in columns)
        {
            if (column.Name.Length > MaxNameLength)
            {
                throw new UnreadableFileException($"The name of column {column.Index + 1} has more than {MaxNameLength} characters; is the first line a header?");
            }

            if (Array.Find(columns, other => other.Index < column.Index && Clash(column, other)) is { } earlier)
            {
                throw new UnreadableFileException($"The columns \"{earlier.Name}\" ({earlier.Index + 1}) and \"{column.Name}\" ({column.Index + 1}) mean the same; rename or remove one.");
            }
        }

        return columns.Any(column => column.Field == ContactField.PhoneNumber)
            ? new ContactColumns(columns)
            : throw new UnreadableFileException(
                "The list has no column with phone numbers: the first line must be a header, and name one of them phone_number, number, phone, contact_number or to. "
                + $"It has: {string.Join(", ", columns.Take(10).Select(column => $"\"{column.Name}\""))}.");
    }

    private static ContactColumn Understand(string header, int index)
    {
        var name = header.Trim();
        var key = string.Concat(name.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();
        return new ContactColumn(index, name.Length == 0 ? $"column {index + 1}" : name, Known.GetValueOrDefault(key));
    }

    private static bool Clash(ContactColumn one, ContactColumn other) =>
        one.Field == ContactField.Variable ? one.Name == other.Name : one.Field == other.Field;
}
