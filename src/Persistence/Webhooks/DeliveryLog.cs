using Campaigns.Domain.Webhooks;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Webhooks;

/// <summary>What endpoints were told, and what came of it.</summary>
public sealed class DeliveryLog(NpgsqlDataSource dataSource)
{
    private const string Select = """
        SELECT d.delivery_id, d.message_id, d.event, d.occurred_at, d.state, d.next_at, d.data, t.ats, t.tooks, t.statuses, t.faults
        FROM webhook_deliveries d
        LEFT JOIN LATERAL (
            SELECT array_agg(at ORDER BY number) AS ats, array_agg(took_ms ORDER BY number) AS tooks,
                   array_agg(coalesce(status, 0) ORDER BY number) AS statuses, array_agg(coalesce(fault, '') ORDER BY number) AS faults
            FROM webhook_tries WHERE delivery_id = d.delivery_id
        ) t ON true
        """;

    /// <summary>An endpoint's messages, newest first.</summary>
    /// <param name="webhook">Whose messages.</param>
    /// <param name="state">Only those; null: all.</param>
    /// <param name="before">The last one of the page before; null: from the newest.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<DeliveryRow>> ListAsync(WebhookId webhook, DeliveryState? state, long? before, int limit, CancellationToken cancellationToken)
    {
        var statement = new ReadModels.ListStatement();
        statement.Where($"d.webhook_id = {statement.Parameter(webhook.Value)} AND d.delivery_id < {statement.Parameter(before ?? long.MaxValue)}");
        if (state is { } only)
        {
            statement.Where($"d.state = {statement.Parameter((short)only)}");
        }

        return await ReadAsync(
            statement.Command(dataSource, $"{Select} WHERE {statement.Conditions} ORDER BY d.delivery_id DESC LIMIT {limit}"), cancellationToken);
    }

    /// <summary>One message; null when the endpoint has none of this number.</summary>
    public async Task<DeliveryRow?> ReadAsync(WebhookId webhook, long delivery, CancellationToken cancellationToken) => (await ReadAsync(
        dataSource.CreateCommand($"{Select} WHERE d.webhook_id = $1 AND d.delivery_id = $2").With(webhook.Value).With(delivery), cancellationToken)).SingleOrDefault();

    /// <summary>Has a message delivered again from the beginning of the schedule, under the same message id. False when the endpoint has none of this number.</summary>
    public async Task<bool> ReplayAsync(WebhookId webhook, long delivery, CancellationToken cancellationToken)
    {
        // The number of tries goes on rising: it is the token of a lease that may be running.
        await using var command = dataSource.CreateCommand("""
            UPDATE webhook_deliveries SET state = 0, next_at = to_timestamp(0), ended_at = NULL, replayed_after = tries
            WHERE webhook_id = $1 AND delivery_id = $2
            """).With(webhook.Value).With(delivery);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static async Task<IReadOnlyList<DeliveryRow>> ReadAsync(NpgsqlCommand select, CancellationToken cancellationToken)
    {
        await using var command = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<DeliveryRow> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            var state = (DeliveryState)reader.GetInt16(4);
            rows.Add(new DeliveryRow
            {
                Id = reader.GetInt64(0),
                MessageId = reader.GetGuid(1),
                Event = (WebhookEvent)reader.GetInt16(2),
                OccurredAt = reader.GetFieldValue<Instant>(3),
                State = state,
                NextAt = state == DeliveryState.Waiting ? reader.GetFieldValue<Instant>(5) : null,
                DataJson = reader.TextOrNull(6),
                Tries = reader.IsDBNull(7) ? [] : Tries(reader),
            });
        }

        return rows;
    }

    private static IReadOnlyList<DeliveryTry> Tries(NpgsqlDataReader reader)
    {
        var (ats, tooks) = (reader.GetFieldValue<Instant[]>(7), reader.GetFieldValue<int[]>(8));
        var (statuses, faults) = (reader.GetFieldValue<int[]>(9), reader.GetFieldValue<string[]>(10));
        return
        [
            .. ats.Select((at, index) => new DeliveryTry(
                at, Duration.FromMilliseconds(tooks[index]), statuses[index] == 0 ? null : statuses[index], faults[index].Length == 0 ? null : faults[index])),
        ];
    }
}
