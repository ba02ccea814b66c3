using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Batching;
using Campaigns.Persistence.Contacts;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>
/// Makes contacts final, or lets them wait, without an attempt. Closes the gates of their campaigns for the length of the transaction: an intent that is on its way
/// has either committed, and its open call refuses the settlement, or finds the contact changed.
/// </summary>
internal sealed class SettlementStatement : IBatchStatement<ContactKey, Settlement, bool>
{
    private const string Sql = $"""
        WITH held AS (
            SELECT c.campaign_id, c.contact_id, c.state AS was, a.state AS target, a.next_at
            FROM unnest($2, $3, $4, $5, $6) AS a(campaign_id, contact_id, version, state, next_at)
            JOIN contacts c ON c.campaign_id = a.campaign_id AND c.contact_id = a.contact_id AND c.version = a.version AND c.state <= 1
            WHERE {OpenCallFilter.None}
            ORDER BY c.campaign_id, c.contact_id
            FOR NO KEY UPDATE OF c
        ),
        written AS (
            UPDATE contacts c
            SET state = h.target, next_at = h.next_at, version = c.version + 1
            FROM held h
            WHERE c.campaign_id = h.campaign_id AND c.contact_id = h.contact_id
            RETURNING c.campaign_id, c.contact_id, h.was, c.state
        ),
        tally AS (
            SELECT campaign_id, was AS code, -1 AS n FROM written
            UNION ALL
            SELECT campaign_id, state, 1 FROM written
        ),
        counted AS (
            INSERT INTO campaign_counts AS k (campaign_id, shard, kind, code, n)
            SELECT campaign_id, $1, 0, code, sum(n) FROM tally GROUP BY campaign_id, code HAVING sum(n) <> 0 ORDER BY campaign_id, code
            ON CONFLICT (campaign_id, shard, kind, code) DO UPDATE SET n = k.n + excluded.n
        )
        SELECT campaign_id, contact_id FROM written
        """;

    private const string OwnSql = """
        SELECT c.campaign_id, c.contact_id
        FROM unnest($1, $2, $3, $4, $5) AS a(campaign_id, contact_id, version, state, next_at)
        JOIN contacts c ON c.campaign_id = a.campaign_id AND c.contact_id = a.contact_id AND c.version = a.version + 1 AND c.state = a.state
                         AND c.next_at IS NOT DISTINCT FROM a.next_at
        """;

    public string Name => "settlements";

    public ContactKey KeyOf(Settlement request) => request.Contact.Key;

    public async Task<bool[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<Settlement> requests, short shard, bool repeated, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Plans.ByIndex(),
                Gates.Close(requests.Select(settlement => settlement.Contact.Key.Campaign.Value)),
                Columns(new NpgsqlBatchCommand(Sql).With(shard), requests),
            },
        };
        var settled = await ContactKeys.ReadAsync(batch, cancellationToken, skip: 2);
        if (repeated && settled.Count < requests.Count)
        {
            await using var again = new NpgsqlBatch(connection) { BatchCommands = { Columns(new NpgsqlBatchCommand(OwnSql), requests) } };
            settled.UnionWith(await ContactKeys.ReadAsync(again, cancellationToken));
        }

        return [.. requests.Select(settlement => settled.Contains(settlement.Contact.Key))];
    }

    private static NpgsqlBatchCommand Columns(NpgsqlBatchCommand command, IReadOnlyList<Settlement> settlements) => command
        .WithColumn(settlements, settlement => settlement.Contact.Key.Campaign.Value)
        .WithColumn(settlements, settlement => settlement.Contact.Key.Contact)
        .WithColumn(settlements, settlement => settlement.Contact.Version)
        .WithColumn(settlements, settlement => (short)settlement.State)
        .WithColumn(settlements, settlement => settlement.Until);
}
