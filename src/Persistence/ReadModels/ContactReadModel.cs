using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Consent;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Contacts;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Contacts as lists show them.</summary>
public sealed class ContactReadModel
{
    private const string Select = $"""
        SELECT {StoredContact.Columns}, c.priority, c.display_name, c.external_id, c.variables::text, o.phone_number IS NOT NULL, o.answered_at IS NOT NULL,
               c.consent_kind, c.consent_source, c.consent_at
        FROM contacts c
        LEFT JOIN open_calls o ON o.phone_number = c.phone_number AND o.contact_id = c.contact_id
        """;

    private readonly NpgsqlDataSource _dataSource;
    private readonly ZoneSetCatalog _zoneSets;

    internal ContactReadModel(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets)
    {
        _dataSource = dataSource;
        _zoneSets = zoneSets;
    }

    /// <summary>What the values of a sort key are.</summary>
    public static SortKind KindOf(ContactSort sort) => ColumnOf(sort).Kind;

    /// <summary>A contact's value of a sort key; null for <see cref="SortKind.Id"/>.</summary>
    /// <exception cref="ArgumentException">Sorted by the retry, a contact waits for none.</exception>
    public static SortValue? ValueOf(ContactRow row, ContactSort sort) => sort switch
    {
        ContactSort.PhoneNumber => new SortValue.Text(row.Ticket.PhoneNumber),
        ContactSort.DisplayName => new SortValue.Text(row.DisplayName ?? ""),
        ContactSort.Priority => new SortValue.Number(row.Priority),
        ContactSort.NextAt => new SortValue.Moment(row.Ticket.NextAt ?? throw new ArgumentException("The contact waits for no retry.", nameof(row))),
        _ => null,
    };

    /// <summary>A page of a campaign's contacts.</summary>
    public Task<IReadOnlyList<ContactRow>> ListAsync(CampaignId campaign, ContactFilter filter, ListPage<ContactSort, long> page, CancellationToken cancellationToken)
    {
        var statement = new ListStatement();
        statement.Where($"c.campaign_id = {statement.Parameter(campaign.Value)}");
        AddStates(statement, filter);
        if (page.Order.Sort == ContactSort.NextAt)
        {
            statement.Where("c.state = 1");
        }

        if (filter.NumberBegins is { } begin)
        {
            // A range and not a pattern, so that the index on numbers serves it: ":" comes right after the digits.
            statement.Where($"c.phone_number >= {statement.Parameter(begin)} AND c.phone_number < {statement.Parameter(begin + ":")}");
        }

        if (filter.ExternalId is { } externalId)
        {
            statement.Where($"c.external_id = {statement.Parameter(externalId)}");
        }

        if (filter.NameContains is { } name)
        {
            statement.Where($"c.display_name ILIKE {statement.Containing(name)}");
        }

        var order = statement.Page(page, ColumnOf(page.Order.Sort), "c.contact_id");
        return ReadRowsAsync(statement.Command(_dataSource, $"{Select} WHERE {statement.Conditions} {order}"), cancellationToken);
    }

    /// <summary>A page of a campaign's contacts in order of arrival, after the last one of the page before.</summary>
    public Task<IReadOnlyList<ContactRow>> ListAsync(CampaignId campaign, ContactFilter filter, long? after, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            campaign,
            filter,
            new ListPage<ContactSort, long>(new ListOrder<ContactSort>(ContactSort.Arrival), after is { } id ? new ListPosition<long>(null, id) : null, limit),
            cancellationToken);

    /// <summary>One contact; null when there is none.</summary>
    public async Task<ContactRow?> ReadAsync(ContactKey contact, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(_dataSource.CreateCommand($"{Select} WHERE c.campaign_id = $1 AND c.contact_id = $2").With(contact.Campaign.Value).With(contact.Contact), cancellationToken)).SingleOrDefault();

    /// <summary>The campaign's contact with this number (E.164 with "+"); null when there is none.</summary>
    public async Task<ContactRow?> FindAsync(CampaignId campaign, string phoneNumber, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(_dataSource.CreateCommand($"{Select} WHERE c.campaign_id = $1 AND c.phone_number = $2").With(campaign.Value).With(phoneNumber), cancellationToken)).SingleOrDefault();

    private static SortColumn ColumnOf(ContactSort sort) => sort switch
    {
        ContactSort.PhoneNumber => new SortColumn(SortKind.Text, "c.phone_number"),
        ContactSort.DisplayName => new SortColumn(SortKind.Text, "coalesce(c.display_name, '')", "lower"),
        ContactSort.Priority => new SortColumn(SortKind.Number, "c.priority"),
        ContactSort.NextAt => new SortColumn(SortKind.Moment, "c.next_at"),
        _ => SortColumn.Id,
    };

    private static void AddStates(ListStatement statement, ContactFilter filter)
    {
        List<string> any = [];
        if (filter.States.Count > 0)
        {
            any.Add($"(c.state = ANY({statement.Parameter(filter.States.Select(state => (short)state).ToArray())}) AND o.phone_number IS NULL)");
        }

        if (filter.Live.Count > 0)
        {
            any.Add($"(o.campaign_id = c.campaign_id AND (o.answered_at IS NOT NULL) = ANY({statement.Parameter(filter.Live.Select(phase => phase is LiveCall.InCall).ToArray())}))");
        }

        if (any.Count > 0)
        {
            statement.Where($"({string.Join(" OR ", any)})");
        }
    }

    private async Task<IReadOnlyList<ContactRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        const int At = StoredContact.ColumnCount;
        List<(StoredContact Contact, int Priority, string? Name, string? ExternalId, string? Variables, LiveCall? Live, ContactConsent? Consent)> rows = [];
        await using (select)
        await using (var reader = await select.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                LiveCall? live = reader.GetBoolean(At + 4) ? (reader.GetBoolean(At + 5) ? LiveCall.InCall : LiveCall.Dialing) : null;
                rows.Add((StoredContact.Read(reader), reader.GetInt32(At), reader.TextOrNull(At + 1), reader.TextOrNull(At + 2), reader.TextOrNull(At + 3), live, ReadConsent(reader, At + 6)));
            }
        }

        var zones = await _zoneSets.LoadAsync(rows.Select(row => row.Contact.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => new ContactRow(row.Contact.ToTicket(zones), row.Priority, row.Name, row.ExternalId, row.Variables, row.Live) { Consent = row.Consent });
    }

    private static ContactConsent? ReadConsent(NpgsqlDataReader reader, int at) => reader.IsDBNull(at)
        ? null
        : new ContactConsent((ConsentKind)reader.GetInt16(at), reader.GetString(at + 1), reader.GetFieldValue<Instant>(at + 2));
}
