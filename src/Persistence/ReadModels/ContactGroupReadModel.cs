using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Rehearsal;
using Campaigns.Persistence.Contacts;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>A campaign's contacts that aren't final, in groups that a rehearsal can't tell apart.</summary>
public sealed class ContactGroupReadModel
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly ZoneSetCatalog _zoneSets;

    internal ContactGroupReadModel(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets) => (_dataSource, _zoneSets) = (dataSource, zoneSets);

    /// <summary>The groups; a retry's instant is taken to the minute, upwards. A call that is up counts as not begun.</summary>
    public async Task<IReadOnlyList<ContactGroup>> ListAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand("""
            SELECT c.zone_set_id, c.attempts_spent, date_trunc('minute', c.next_at + interval '59.999999 seconds'), d.phone_number IS NOT NULL, count(*)
            FROM contacts c
            JOIN campaigns g ON g.campaign_id = c.campaign_id
            LEFT JOIN do_not_call d ON d.team_id = g.team_id AND d.phone_number = c.phone_number
            WHERE c.campaign_id = $1 AND c.state IN (0, 1)
            GROUP BY 1, 2, 3, 4
            ORDER BY 1, 2, 3, 4
            """).With(campaign.Value);
        List<(int ZoneSet, int Spent, Instant? DueAt, bool DoNotCall, long Count)> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add((reader.GetInt32(0), reader.GetInt32(1), reader.ValueOrNull<Instant>(2), reader.GetBoolean(3), reader.GetInt64(4)));
            }
        }

        var zones = await _zoneSets.LoadAsync(rows.Select(row => row.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => new ContactGroup(zones[row.ZoneSet].ZoneIds, row.Spent, row.DueAt, row.DoNotCall, row.Count));
    }
}
