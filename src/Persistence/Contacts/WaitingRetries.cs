using Campaigns.Domain.Attempts;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Ports;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Contacts;

/// <summary>Reads and moves the retries of a campaign.</summary>
internal sealed class WaitingRetries(NpgsqlDataSource dataSource, ZoneSetCatalog zoneSets) : IWaitingRetries
{
    private const string ReadSql = $"""
        SELECT {StoredContact.Columns}, r.disposition, r.ended_at
        FROM contacts c
        LEFT JOIN call_records r ON r.campaign_id = c.campaign_id AND r.contact_id = c.contact_id AND r.attempt_number = c.last_attempt_number
        WHERE c.campaign_id = $1 AND c.state = 1 AND c.contact_id > $2
          AND {OpenCallFilter.None}
        ORDER BY c.contact_id
        LIMIT $3
        """;

    private const string MoveSql = $"""
        UPDATE contacts c
        SET next_at = m.next_at, version = c.version + 1
        FROM unnest($2, $3, $4) AS m(contact_id, version, next_at)
        WHERE c.campaign_id = $1 AND c.contact_id = m.contact_id AND c.version = m.version AND c.state = 1
          AND {OpenCallFilter.None}
        """;

    public async Task<IReadOnlyList<WaitingRetry>> ReadAsync(CampaignId campaign, long after, int limit, CancellationToken cancellationToken)
    {
        const int At = StoredContact.ColumnCount;
        List<(StoredContact Contact, Disposition? Disposition, Instant? EndedAt)> rows = [];
        await using (var command = dataSource.CreateCommand(ReadSql).With(campaign.Value).With(after).With(limit))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add((StoredContact.Read(reader), reader.IsDBNull(At) ? null : (Disposition)reader.GetInt16(At), reader.ValueOrNull<Instant>(At + 1)));
            }
        }

        var zones = await zoneSets.LoadAsync(rows.Select(row => row.Contact.ZoneSet), cancellationToken);
        return rows.ConvertAll(row => new WaitingRetry(row.Contact.ToTicket(zones), row.Disposition, row.EndedAt));
    }

    public async Task<int> MoveAsync(CampaignId campaign, IReadOnlyList<MovedRetry> moves, CancellationToken cancellationToken)
    {
        if (moves.Count == 0)
        {
            return 0;
        }

        // The gate: an intent that is on its way has either opened its call, which keeps the row as it is, or finds the row changed.
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var move = new NpgsqlBatchCommand(MoveSql)
            .With(campaign.Value)
            .WithColumn(moves, moved => moved.Contact.Key.Contact)
            .WithColumn(moves, moved => moved.Contact.Version)
            .WithColumn(moves, moved => moved.At);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Gates.Close([campaign.Value]), move } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (int)move.RecordsAffected;
    }
}
