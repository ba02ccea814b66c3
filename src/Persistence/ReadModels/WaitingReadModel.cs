using Campaigns.Domain.Campaigns;
using Campaigns.Persistence.Contacts;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>Where the contacts of a campaign that were never tried wait.</summary>
public sealed class WaitingReadModel
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly ZoneSetCatalog _zoneSets;

    internal WaitingReadModel(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets) => (_dataSource, _zoneSets) = (dataSource, zoneSets);

    /// <summary>How many wait, by the set of zones in which they may be; most first. Counted along the queue's own index.</summary>
    public async Task<IReadOnlyList<WaitingZones>> ReadAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        List<(int ZoneSet, long Waiting)> counts = [];
        await using (var command = _dataSource.CreateCommand("""
            SELECT zone_set_id, count(*) FROM contacts WHERE campaign_id = $1 AND state = 0 GROUP BY zone_set_id ORDER BY 2 DESC, 1
            """).With(campaign.Value))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                counts.Add((reader.GetInt32(0), reader.GetInt64(1)));
            }
        }

        var sets = await _zoneSets.LoadAsync(counts.Select(count => count.ZoneSet), cancellationToken);
        return [.. counts.Select(count => new WaitingZones(sets[count.ZoneSet].ZoneIds, count.Waiting))];
    }
}
