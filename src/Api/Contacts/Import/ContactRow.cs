using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Campaigns.Domain.Consent;
using Campaigns.Domain.Ports;
using CsvHelper;

namespace Campaigns.Api.Contacts.Import;

/// <summary>Reads the row on which a CSV reader stands. One instance serves all rows of a list.</summary>
internal sealed class ContactRow(CsvReader csv, ContactColumns columns, string? defaultRegion, IPhoneNumbers numbers)
{
    private const int MaxValueInFault = 200;

    private static readonly JsonWriterOptions VariablesFormat = new() { Encoder = Json.ApiJson.Options.Encoder };

    private readonly ContactColumn? _displayName = columns.Find(ContactField.DisplayName);
    private readonly ContactColumn? _firstName = columns.Find(ContactField.FirstName);
    private readonly ContactColumn? _lastName = columns.Find(ContactField.LastName);
    private readonly ContactColumn? _timeZone = columns.Find(ContactField.TimeZone);
    private readonly ContactColumn? _priority = columns.Find(ContactField.Priority);
    private readonly ContactColumn? _consent = columns.Find(ContactField.Consent);
    private readonly ContactColumn? _consentSource = columns.Find(ContactField.ConsentSource);
    private readonly ContactColumn? _consentAt = columns.Find(ContactField.ConsentAt);
    private readonly ContactColumn? _externalId = columns.Find(ContactField.ExternalId);
    private readonly ArrayBufferWriter<byte> _variables = new(ContactRules.MaxVariablesBytes);
    private readonly List<RowFault> _faults = [];

    /// <summary>Every fault of the row that was read last.</summary>
    public IReadOnlyList<RowFault> Faults => _faults;

    /// <summary>The row that was read last has fewer fields than the header. They count as empty: spreadsheets leave empty cells at a row's end out.</summary>
    public bool IsShort { get; private set; }

    /// <summary>The contact; null when the row has faults.</summary>
    public NewContact? Read()
    {
        _faults.Clear();
        IsShort = csv.FieldCount < columns.Count;
        for (var index = columns.Count; index < csv.FieldCount; index++)
        {
            if (!csv.IsEmpty(index))
            {
                Refuse("", "", $"The row has {csv.FieldCount} fields, the header {columns.Count}: a value with a separator needs quotes.");
                return null;
            }
        }

        var number = Number();
        var zone = Zone();
        var contact = new NewContact(
            number ?? "",
            number is null ? [] : ContactRules.ZonesOf(zone, number, numbers),
            Priority(),
            DisplayName(),
            Text(_externalId),
            Variables())
        {
            Consent = Consent(),
        };
        return _faults.Count == 0 ? contact : null;
    }

    private string? Number()
    {
        // Spreadsheets mark a number that shall stay text with an apostrophe; our own error file does so too.
        var text = csv.GetString(columns.Number.Index).TrimStart('\'');
        switch (numbers.Read(text, defaultRegion))
        {
            case PhoneNumberReading.Dialable(var e164):
                return e164;
            case PhoneNumberReading.Refused(var reason):
                Refuse(columns.Number.Name, text, reason);
                return null;
            default:
                throw new InvalidOperationException("A reading is dialable or refused.");
        }
    }

    private string? Zone()
    {
        var id = Value(_timeZone);
        if (id.Length > 0 && !ContactRules.IsZone(id))
        {
            Refuse(_timeZone!.Name, id, ContactRules.UnknownZone);
        }

        return id;
    }

    private ContactConsent? Consent() => ConsentText.Read(Value(_consent), Value(_consentSource), Value(_consentAt), (part, value, why) => Refuse(
        part switch
        {
            "source" => _consentSource?.Name ?? "consent_source",
            "at" => _consentAt?.Name ?? "consent_at",
            _ => _consent?.Name ?? "consent",
        },
        value,
        why));

    private int? Priority()
    {
        var text = Value(_priority);
        if (text.Length == 0)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority) || !ContactRules.IsPriority(priority))
        {
            Refuse(_priority!.Name, text, ContactRules.BadPriority);
        }

        return priority;
    }

    private string? DisplayName()
    {
        if (_displayName is not null)
        {
            return Text(_displayName);
        }

        var name = $"{Value(_firstName)} {Value(_lastName)}".Trim();
        if (name.Length > ContactRules.MaxTextLength)
        {
            Refuse((_firstName ?? _lastName)!.Name, name, ContactRules.TooLong);
        }

        return name.Length == 0 ? null : name;
    }

    private string? Text(ContactColumn? column)
    {
        var text = Value(column);
        if (text.Length > ContactRules.MaxTextLength)
        {
            Refuse(column!.Name, text, ContactRules.TooLong);
        }

        return text.Length == 0 ? null : text;
    }

    private string? Variables()
    {
        if (columns.Variables.Count == 0)
        {
            return null;
        }

        _variables.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_variables, VariablesFormat);
        json.WriteStartObject();
        var any = false;
        foreach (var column in columns.Variables)
        {
            if (!csv.IsEmpty(column.Index))
            {
                any = true;
                json.WriteString(column.Name, csv.GetSpan(column.Index));
            }
        }

        json.WriteEndObject();
        json.Flush();
        if (_variables.WrittenCount > ContactRules.MaxVariablesBytes)
        {
            Refuse("", "", $"The variables of the row together: {ContactRules.VariablesTooLong}");
        }

        return any ? System.Text.Encoding.UTF8.GetString(_variables.WrittenSpan) : null;
    }

    private string Value(ContactColumn? column) => column is null ? "" : csv.GetString(column.Index).Trim();

    private void Refuse(string column, string value, string reason) => _faults.Add(new RowFault(
        csv.LineNumber,
        column,
        value.Length <= MaxValueInFault ? value : value[..MaxValueInFault] + "…",
        reason));
}
