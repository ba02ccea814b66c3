using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>The contacts' table as a campaign's queue.</summary>
internal sealed class ContactQueue(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets, RemainingContacts remaining) : IContactQueue
{
    private const int LargestPage = 10_000;

    public async Task<IReadOnlyList<ZoneSet>> ZoneSetsAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("SELECT zone_set_id FROM campaign_zone_sets WHERE campaign_id = $1 ORDER BY zone_set_id").With(campaign.Value);
        List<int> ids = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                ids.Add(reader.GetInt32(0));
            }
        }

        var zones = await zoneSets.LoadAsync(ids, cancellationToken);
        return ids.ConvertAll(id => zones[id]);
    }

    public async Task<QueuePage> PendingAsync(CampaignId campaign, IReadOnlyList<int> zoneSets, QueueCursor? after, int limit, CancellationToken cancellationToken)
    {
        RequirePage(limit);
        int[] distinct = [.. zoneSets.Distinct()];
        if (distinct.Length == 0)
        {
            return new QueuePage([], null);
        }

        await using var command = dataSource.CreateCommand(PendingQuery.For(distinct.Length))
            .With(campaign.Value)
            .With(limit)
            .With(after is { } cursor ? -cursor.Priority : int.MinValue)
            .With(after?.Contact ?? 0L);
        foreach (var zoneSet in distinct)
        {
            command.With(zoneSet);
        }

        List<StoredContact> rows = [];
        var lastRank = 0;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(StoredContact.Read(reader));
                lastRank = reader.GetInt32(StoredContact.ColumnCount);
            }
        }

        QueueCursor? next = rows.Count == limit ? new QueueCursor(-lastRank, rows[^1].Contact) : null;
        return new QueuePage(await ToQueuedAsync(rows, cancellationToken), next);
    }

    public async Task<IReadOnlyList<QueuedContact>> DueRetriesAsync(
        CampaignId campaign, IReadOnlyList<int> zoneSets, RetryCursor? after, Instant now, int limit, CancellationToken cancellationToken)
    {
        RequirePage(limit);
        await using var command = dataSource.CreateCommand($"""
            SELECT {StoredContact.Columns}
            FROM contacts c
            WHERE c.campaign_id = $1 AND c.state = 1 AND c.next_at <= $2 AND c.zone_set_id = ANY($4) AND (c.next_at, c.contact_id) > ($5, $6)
              AND {OpenCallFilter.None}
            ORDER BY c.next_at, c.contact_id
            LIMIT $3
            """).With(campaign.Value).With(now).With(limit).With(zoneSets.ToArray()).With(after?.At ?? Instant.MinValue).With(after?.Contact ?? 0L);
        List<StoredContact> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(StoredContact.Read(reader));
            }
        }

        return await ToQueuedAsync(rows, cancellationToken);
    }

    public async Task<Instant?> NextRetryAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"""
            SELECT c.next_at
            FROM contacts c
            WHERE c.campaign_id = $1 AND c.state = 1
              AND {OpenCallFilter.None}
            ORDER BY c.next_at, c.contact_id
            LIMIT 1
            """).With(campaign.Value);
        return (Instant?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<ContactTicket?> ReadAsync(ContactKey contact, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand($"SELECT {StoredContact.Columns} FROM contacts c WHERE c.campaign_id = $1 AND c.contact_id = $2")
            .With(contact.Campaign.Value)
            .With(contact.Contact);
        StoredContact row;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            row = StoredContact.Read(reader);
        }

        return row.ToTicket(await zoneSets.LoadAsync([row.ZoneSet], cancellationToken));
    }

    public async Task<CampaignCounts> CountAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        // One statement, so that all figures belong to one instant.
        await using var command = dataSource.CreateCommand("""
            SELECT kind, code, sum(n)::bigint FROM campaign_counts WHERE campaign_id = $1 GROUP BY kind, code HAVING sum(n) <> 0
            UNION ALL
            SELECT -1::smallint, 0::smallint, count(*) FROM open_calls WHERE campaign_id = $1
            """).With(campaign.Value);
        Dictionary<ContactState, long> contacts = [];
        Dictionary<Disposition, long> attempts = [];
        var openCalls = 0L;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (code, n) = (reader.GetInt16(1), reader.GetInt64(2));
            switch (reader.GetInt16(0))
            {
                case 0:
                    contacts[(ContactState)code] = n;
                    break;
                case 1:
                    attempts[(Disposition)code] = n;
                    break;
                default:
                    openCalls = n;
                    break;
            }
        }

        return new CampaignCounts(contacts, attempts, openCalls);
    }

    public Task<int> SettleRemainingAsync(CampaignId campaign, ContactState state, CancellationToken cancellationToken) =>
        remaining.SettleAsync(campaign, ContactStates.RequireFinal(state), cancellationToken);

    private async Task<IReadOnlyList<QueuedContact>> ToQueuedAsync(List<StoredContact> rows, CancellationToken cancellationToken)
    {
        var zones = await zoneSets.LoadAsync(rows.Select(row => row.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => row.ToQueued(zones));
    }

    private static void RequirePage(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LargestPage);
    }
}
