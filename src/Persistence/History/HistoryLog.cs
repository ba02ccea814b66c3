using Campaigns.Domain.Campaigns;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.History;

/// <summary>What happened to campaigns, and to the trunks that they use.</summary>
public sealed class HistoryLog(NpgsqlDataSource dataSource)
{
    // Each source gives a page in the order of its own index; the page of both is taken of these.
    private const string Select = """
        SELECT e.at, e.of_trunk, e.event_id, e.event, e.version, e.key_id, k.label, e.changes::text, e.reasons, e.contacts::text
        FROM (
            (SELECT at, false AS of_trunk, event_id, event, version, key_id, changes, reasons, contacts
             FROM campaign_events
             WHERE campaign_id = $1 AND (at, false, event_id) < ($2, $3, $4)
             ORDER BY at DESC, event_id DESC LIMIT $5)
            UNION ALL
            (SELECT t.at, true, t.event_id, t.event, NULL, NULL, NULL, ARRAY[t.reason], NULL
             FROM campaigns c JOIN trunk_events t ON t.trunk_id = c.trunk_id AND t.at >= c.started_at AND t.at <= coalesce(c.ended_at, 'infinity')
             WHERE c.campaign_id = $1 AND (t.at, true, t.event_id) < ($2, $3, $4)
             ORDER BY t.at DESC, t.event_id DESC LIMIT $5)
        ) e
        LEFT JOIN api_keys k ON k.key_id = e.key_id
        ORDER BY e.at DESC, e.of_trunk DESC, e.event_id DESC LIMIT $5
        """;

    /// <summary>A campaign's events, newest first.</summary>
    /// <param name="campaign">Whose.</param>
    /// <param name="before">The last one of the page before, or <see cref="HistoryPlace.Newest"/>.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<HistoryEntry>> ListAsync(CampaignId campaign, HistoryPlace before, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Select).With(campaign.Value).With(before.At).With(before.OfTrunk).With(before.Id).With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<HistoryEntry> entries = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(new HistoryEntry
            {
                Place = new HistoryPlace(reader.GetFieldValue<Instant>(0), reader.GetBoolean(1), reader.GetInt64(2)),
                Event = (CampaignEvent)reader.GetInt16(3),
                Version = reader.ValueOrNull<long>(4),
                KeyId = reader.TextOrNull(5),
                KeyLabel = reader.TextOrNull(6),
                Changes = reader.TextOrNull(7) is { } changes ? StoredJson.Read<FieldChange[]>(changes) : [],
                Reasons = reader.GetFieldValue<string[]>(8),
                Contacts = reader.TextOrNull(9) is { } contacts ? StoredJson.Read<ImportedContacts>(contacts) : null,
            });
        }

        return entries;
    }

    /// <summary>Notes that a list of contacts was taken in.</summary>
    public async Task AddImportAsync(CampaignId campaign, string keyId, ImportedContacts contacts, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("INSERT INTO campaign_events (campaign_id, event, key_id, contacts) VALUES ($1, $2, $3, $4)")
            .With(campaign.Value)
            .With((short)CampaignEvent.ContactsImported)
            .With(keyId)
            .WithNullable(StoredJson.Write(contacts), NpgsqlDbType.Jsonb);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
