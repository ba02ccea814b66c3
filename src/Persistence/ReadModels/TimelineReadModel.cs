using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.ReadModels;

/// <summary>How a campaign went over time.</summary>
public sealed class TimelineReadModel(NpgsqlDataSource dataSource)
{
    /// <summary>Ended attempts by stretches of time, oldest first; stretches in which none ended are left out.</summary>
    /// <param name="campaign">Whose attempts.</param>
    /// <param name="from">Ended at this instant or later; every stretch begins a whole number of <paramref name="every"/> after it.</param>
    /// <param name="to">Ended before this instant.</param>
    /// <param name="every">Length of a stretch.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<TimelineBucket>> ReadAsync(CampaignId campaign, Instant from, Instant to, Duration every, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("""
            SELECT date_bin(make_interval(secs => $4), ended_at, $2), count(*), count(*) FILTER (WHERE disposition = $5)
            FROM call_records WHERE campaign_id = $1 AND ended_at >= $2 AND ended_at < $3
            GROUP BY 1 ORDER BY 1
            """)
            .With(campaign.Value)
            .With(from)
            .With(to)
            .With(every.TotalSeconds)
            .With((short)Disposition.Answered);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TimelineBucket> buckets = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            buckets.Add(new TimelineBucket(reader.GetFieldValue<Instant>(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return buckets;
    }
}
