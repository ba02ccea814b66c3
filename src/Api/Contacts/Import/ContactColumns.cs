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
        All = all;
        _byField = all.Where(column => column.Field is not (ContactField.Variable or ContactField.Ignore)).ToDictionary(column => column.Field);
        Number = _byField[ContactField.PhoneNumber];
        Variables = [.. all.Where(column => column.Field is ContactField.Variable or ContactField.FirstName or ContactField.LastName)];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<ContactColumn> All { get; }

    public ContactColumn Number { get; }

    /// <summary>The columns that become variables.</summary>
    public IReadOnlyList<ContactColumn> Variables { get; }

    public ContactColumn? Find(ContactField field) => _byField.GetValueOrDefault(field);

    /// <summary>What each column of a header means. Upper and lower case, blanks, "_" and "-" make no difference to the names that are known.</summary>
    /// <param name="headers">As the file has them.</param>
    /// <param name="mapping">What was said of columns by their names; it goes before what their names tell.</param>
    /// <exception cref="UnreadableFileException">Too many columns, or a name that is too long for one.</exception>
    public static IReadOnlyList<ContactColumn> Understand(IReadOnlyList<string> headers, ColumnMapping mapping)
    {
        if (headers.Count > MaxColumns)
        {
            throw new UnreadableFileException($"The list has {headers.Count} columns; at most {MaxColumns} are allowed.");
        }

        ContactColumn[] columns = [.. headers.Select((header, index) => Understand(header, index, mapping))];
        return Array.Find(columns, column => column.Name.Length > MaxNameLength) is { } endless
            ? throw new UnreadableFileException($"The name of column {endless.Index + 1} has more than {MaxNameLength} characters; is the first line a header?")
            : columns;
    }

    /// <summary>Reads a header.</summary>
    /// <inheritdoc cref="Understand(IReadOnlyList{string}, ColumnMapping)"/>
    /// <exception cref="UnreadableFileException">No number column, one meaning or name twice, too many columns, or a column that was said something of is not there.</exception>
    public static ContactColumns Read(IReadOnlyList<string> headers, ColumnMapping mapping)
    {
        var columns = Understand(headers, mapping);
        if (mapping.Fields.Keys.FirstOrDefault(name => !columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))) is { } missing)
        {
            throw new UnreadableFileException($"The mapping names a column \"{missing}\", and the list has none. It has: {Names(columns)}.");
        }

        foreach (var column in columns)
        {
            if (columns.FirstOrDefault(other => other.Index < column.Index && Clash(column, other)) is { } earlier)
            {
                throw new UnreadableFileException($"The columns \"{earlier.Name}\" ({earlier.Index + 1}) and \"{column.Name}\" ({column.Index + 1}) mean the same; rename or remove one.");
            }
        }

        return columns.Any(column => column.Field == ContactField.PhoneNumber)
            ? new ContactColumns(columns)
            : throw new UnreadableFileException(
                "The list has no column with phone numbers: the first line must be a header, and name one of them phone_number, number, phone, contact_number or to. "
                + $"Or say it with mapping={{\"column\":\"phoneNumber\"}}. It has: {Names(columns)}.");
    }

    private static string Names(IEnumerable<ContactColumn> columns) => string.Join(", ", columns.Take(10).Select(column => $"\"{column.Name}\""));

    private static ContactColumn Understand(string header, int index, ColumnMapping mapping)
    {
        var name = header.Trim() is { Length: > 0 } given ? given : $"column {index + 1}";
        var key = string.Concat(name.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();
        return new ContactColumn(index, name, mapping.Fields.TryGetValue(name, out var said) ? said : Known.GetValueOrDefault(key));
    }

    private static bool Clash(ContactColumn one, ContactColumn other) =>
        one.Field != ContactField.Ignore && (one.Field == ContactField.Variable ? other.Field == ContactField.Variable && one.Name == other.Name : one.Field == other.Field);
}
