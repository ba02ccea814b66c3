using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>
/// Settles what is left of a campaign, block by block. A block closes the campaign's gate while it lasts, so that no contact is settled
/// under an intent that is on its way.
/// </summary>
internal sealed class RemainingContacts(NpgsqlDataSource dataSource)
{
    private const int BlockSize = 5_000;

    // One pass over each queue index, from its beginning to its end: "after" is where the block before ended.
    private static readonly string PendingSql = BlockSql("c.state = 0 AND (c.zone_set_id, -c.priority, c.contact_id) > ($5, $6, $7)", "c.zone_set_id, -c.priority, c.contact_id");
    private static readonly string RetrySql = BlockSql("c.state = 1", "c.next_at, c.contact_id");

    public async Task<int> SettleAsync(CampaignId campaign, ContactState state, CancellationToken cancellationToken)
    {
        var settled = 0;
        (int ZoneSet, int Rank, long Contact)? after = (int.MinValue, int.MinValue, 0);
        while (after is { } cursor)
        {
            var block = new NpgsqlBatchCommand(PendingSql).With(campaign.Value).With((short)state).With(CounterShards.Settlements).With(BlockSize)
                .With(cursor.ZoneSet).With(cursor.Rank).With(cursor.Contact);
            (var count, after) = await SettleBlockAsync(campaign, block, cancellationToken);
            settled += count;
        }

        for (var count = BlockSize; count == BlockSize;)
        {
            var block = new NpgsqlBatchCommand(RetrySql).With(campaign.Value).With((short)state).With(CounterShards.Settlements).With(BlockSize);
            (count, _) = await SettleBlockAsync(campaign, block, cancellationToken);
            settled += count;
        }

        return settled;
    }

    // How many were settled, and the last row's place; none when the block was not full.
    private async Task<(int Count, (int ZoneSet, int Rank, long Contact)? Last)> SettleBlockAsync(CampaignId campaign, NpgsqlBatchCommand block, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Gates.Close([campaign.Value]), block } };
        var count = 0;
        (int, int, long) last = default;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                count++;
                last = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2));
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return (count, count == BlockSize ? last : null);
    }

    private static string BlockSql(string which, string order) => $"""
        WITH held AS (
            SELECT c.contact_id, c.zone_set_id, -c.priority AS rank, c.state AS was, c.next_at
            FROM contacts c
            WHERE c.campaign_id = $1 AND {which}
              AND {OpenCallFilter.None}
            ORDER BY {order}
            LIMIT $4
            FOR NO KEY UPDATE
        ),
        written AS (
            UPDATE contacts c
            SET state = $2, next_at = NULL, version = c.version + 1
            FROM held h
            WHERE c.campaign_id = $1 AND c.contact_id = h.contact_id
            RETURNING h.was, c.state
        ),
        tally AS (
            SELECT was AS code, -1 AS n FROM written
            UNION ALL
            SELECT state, 1 FROM written
        ),
        counted AS (
            INSERT INTO campaign_counts AS k (campaign_id, shard, kind, code, n)
            SELECT $1, $3, 0, code, sum(n) FROM tally GROUP BY code ORDER BY code
            ON CONFLICT (campaign_id, shard, kind, code) DO UPDATE SET n = k.n + excluded.n
        )
        SELECT c.zone_set_id, c.rank, c.contact_id FROM held c ORDER BY {order.Replace("-c.priority", "c.rank", StringComparison.Ordinal)}
        """;
}
