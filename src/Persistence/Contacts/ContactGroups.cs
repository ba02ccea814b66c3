using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>Reads contacts by what a campaign's gates look at.</summary>
internal sealed class ContactGroups(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets) : IContactGroups
{
    // One look along the queue's index for each zone set, which stops at the first contact that passes. The do-not-call list is asked row by row,
    // as a scalar: as NOT EXISTS the planner may read the whole list before the first contact.
    private const string DialableSql = """
        SELECT EXISTS (
            SELECT
            FROM campaigns g
            CROSS JOIN unnest($2) AS s(zone_set_id)
            CROSS JOIN LATERAL (
                SELECT
                FROM contacts c
                WHERE c.campaign_id = g.campaign_id AND c.zone_set_id = s.zone_set_id AND c.state = 0
                  AND (NOT $3 OR c.consent_kind IS NOT NULL)
                  AND EXISTS (SELECT FROM unnest($4) AS p(prefix) WHERE starts_with(c.phone_number, p.prefix))
                  AND coalesce((SELECT false FROM do_not_call d WHERE d.team_id = g.team_id AND d.phone_number = c.phone_number), true)
                ORDER BY -c.priority, c.contact_id
                LIMIT 1
            ) first
            WHERE g.campaign_id = $1
        )
        """;

    private const string ListSql = """
        SELECT c.zone_set_id, c.priority, c.attempts_spent, date_trunc('minute', c.next_at + interval '59.999999 seconds'),
               d.phone_number IS NOT NULL, c.consent_kind IS NOT NULL, EXISTS (SELECT FROM unnest($2) AS p(prefix) WHERE starts_with(c.phone_number, p.prefix)), count(*)
        FROM contacts c
        JOIN campaigns g ON g.campaign_id = c.campaign_id
        LEFT JOIN do_not_call d ON d.team_id = g.team_id AND d.phone_number = c.phone_number
        WHERE c.campaign_id = $1 AND c.state IN (0, 1)
        GROUP BY 1, 2, 3, 4, 5, 6, 7
        ORDER BY 1, 2, 3, 4, 5, 6, 7
        """;

    public async Task<bool> IsSomebodyDialableAsync(
        CampaignId campaign, IReadOnlyList<int> zoneSets, bool requireConsent, IReadOnlyList<string> prefixes, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(DialableSql).With(campaign.Value).With(zoneSets.ToArray()).With(requireConsent).With(prefixes.ToArray());
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlyList<ContactGroup>> ListAsync(CampaignId campaign, IReadOnlyList<string> prefixes, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ListSql).With(campaign.Value).With(prefixes.ToArray());
        List<(int ZoneSet, ContactGroup Group)> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add((reader.GetInt32(0), new ContactGroup([], reader.GetInt64(7))
                {
                    Priority = reader.GetInt32(1),
                    AttemptsSpent = reader.GetInt32(2),
                    DueAt = reader.ValueOrNull<Instant>(3),
                    DoNotCall = reader.GetBoolean(4),
                    HasConsent = reader.GetBoolean(5),
                    NumberIsAllowed = reader.GetBoolean(6),
                }));
            }
        }

        var zones = await zoneSets.LoadAsync(rows.Select(row => row.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => row.Group with { ZoneIds = zones[row.ZoneSet].ZoneIds });
    }
}
