using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Contacts;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Contacts as lists show them.</summary>
public sealed class ContactReadModel
{
    private const string Select = $"""
        SELECT {StoredContact.Columns}, c.priority, c.display_name, c.external_id, c.variables::text, o.phone_number IS NOT NULL, o.answered_at IS NOT NULL
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

    /// <summary>In order of arrival.</summary>
    /// <param name="campaign">Whose contacts.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="after">The last contact of the page before; null: from the first.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<ContactRow>> ListAsync(CampaignId campaign, ContactFilter filter, long? after, int limit, CancellationToken cancellationToken)
    {
        var (condition, state) = filter switch
        {
            ContactFilter.InState inState => ("c.state = $4 AND o.phone_number IS NULL", (short)inState.State),
            ContactFilter.Live { Phase: LiveCall.Dialing } => ("o.campaign_id = $1 AND o.answered_at IS NULL", null),
            ContactFilter.Live => ("o.campaign_id = $1 AND o.answered_at IS NOT NULL", null),
            _ => ("true", default(short?)),
        };
        var command = _dataSource.CreateCommand($"{Select} WHERE c.campaign_id = $1 AND c.contact_id > $2 AND {condition} ORDER BY c.contact_id LIMIT $3")
            .With(campaign.Value)
            .With(after ?? 0)
            .With(limit);
        return ReadRowsAsync(state is { } known ? command.With(known) : command, cancellationToken);
    }

    /// <summary>One contact; null when there is none.</summary>
    public async Task<ContactRow?> ReadAsync(ContactKey contact, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(_dataSource.CreateCommand($"{Select} WHERE c.campaign_id = $1 AND c.contact_id = $2").With(contact.Campaign.Value).With(contact.Contact), cancellationToken)).SingleOrDefault();

    /// <summary>The campaign's contact with this number (E.164 with "+"); null when there is none.</summary>
    public async Task<ContactRow?> FindAsync(CampaignId campaign, string phoneNumber, CancellationToken cancellationToken) =>
        (await ReadRowsAsync(_dataSource.CreateCommand($"{Select} WHERE c.campaign_id = $1 AND c.phone_number = $2").With(campaign.Value).With(phoneNumber), cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<ContactRow>> ReadRowsAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        const int At = StoredContact.ColumnCount;
        List<(StoredContact Contact, int Priority, string? Name, string? ExternalId, string? Variables, LiveCall? Live)> rows = [];
        await using (select)
        await using (var reader = await select.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                LiveCall? live = reader.GetBoolean(At + 4) ? (reader.GetBoolean(At + 5) ? LiveCall.InCall : LiveCall.Dialing) : null;
                rows.Add((StoredContact.Read(reader), reader.GetInt32(At), reader.TextOrNull(At + 1), reader.TextOrNull(At + 2), reader.TextOrNull(At + 3), live));
            }
        }

        var zones = await _zoneSets.LoadAsync(rows.Select(row => row.Contact.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => new ContactRow(row.Contact.ToTicket(zones), row.Priority, row.Name, row.ExternalId, row.Variables, row.Live));
    }
}
