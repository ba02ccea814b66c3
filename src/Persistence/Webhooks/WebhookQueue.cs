using Campaigns.Domain.Attempts;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.Webhooks;
using Campaigns.Persistence.Secrets;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Persistence.Webhooks;

/// <summary>
/// The queue of messages, for those who deliver them. A lease makes one process alone the deliverer of a message; when it dies, the lease ends and another one goes on. So a message
/// is delivered at least once, and always under the same id.
/// </summary>
public sealed class WebhookQueue(NpgsqlDataSource dataSource, SecretSeal seal)
{
    private const string DueSql = """
        SELECT w.webhook_id
        FROM webhooks w
        WHERE w.disabled_at IS NULL AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 0 AND d.next_at <= $1)
        """;

    // An endpoint that fails gets one message at a time until it accepts one.
    private const string LeaseSql = """
        WITH due AS (
            SELECT d.delivery_id
            FROM webhook_deliveries d
            WHERE d.webhook_id = $1 AND d.state = 0 AND d.next_at <= $2
            ORDER BY d.next_at, d.delivery_id
            LIMIT coalesce((SELECT CASE WHEN failing_since IS NULL THEN $4 ELSE 1 END FROM webhooks WHERE webhook_id = $1 AND disabled_at IS NULL), 0)
            FOR UPDATE SKIP LOCKED
        ),
        leased AS (
            UPDATE webhook_deliveries d SET next_at = $3, tries = d.tries + 1
            FROM due WHERE d.delivery_id = due.delivery_id
            RETURNING d.*
        )
        SELECT l.delivery_id, l.message_id, l.event, l.occurred_at, l.data, l.tries, l.replayed_after, w.url, w.secret,
               CASE WHEN w.previous_until > $2 THEN w.previous_secret END, w.failing_since,
               r.campaign_id, r.contact_id, c.external_id, r.attempt_number, r.phone_number, r.caller_number, r.disposition, r.cause, r.sip_status, r.ended_by,
               r.intended_at, r.answered_at, r.ended_at, r.talk_ms, r.next_state, r.next_at, r.attempts_spent, c.display_name
        FROM leased l
        JOIN webhooks w ON w.webhook_id = l.webhook_id AND w.disabled_at IS NULL
        LEFT JOIN call_records r ON l.data IS NULL AND r.campaign_id = l.campaign_id AND r.contact_id = l.contact_id AND r.attempt_number = l.attempt_number
        LEFT JOIN contacts c ON l.data IS NULL AND c.campaign_id = l.campaign_id AND c.contact_id = l.contact_id
        ORDER BY l.delivery_id
        """;

    private const string KeepDataSql = """
        UPDATE webhook_deliveries d SET data = k.data FROM unnest($1, $2) AS k(delivery_id, data) WHERE d.delivery_id = k.delivery_id AND d.data IS NULL
        """;

    // Only who still holds the lease may say what came of it.
    private const string EndSql = """
        WITH ended AS (
            UPDATE webhook_deliveries
            SET state = $3, next_at = coalesce($4, next_at), last_status = $5, last_fault = $6, ended_at = CASE WHEN $3 = 0 THEN NULL ELSE $7 END
            WHERE delivery_id = $1 AND tries = $2 AND state = 0
            RETURNING delivery_id
        )
        INSERT INTO webhook_tries (delivery_id, number, at, took_ms, status, fault)
        SELECT delivery_id, $2, $7, $8, $5, $6 FROM ended
        ON CONFLICT (delivery_id, number) DO NOTHING
        """;

    private const string FailedSql = """
        UPDATE webhooks
        SET failing_since = coalesce(failing_since, $2), disabled_at = CASE WHEN $3::text IS NULL THEN disabled_at ELSE coalesce(disabled_at, $2) END,
            disabled_reason = coalesce(disabled_reason, $3)
        WHERE webhook_id = $1
        """;

    /// <summary>Endpoints with a message that is due.</summary>
    public async Task<IReadOnlyList<WebhookId>> DueAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(DueSql).With(now);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<WebhookId> due = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new WebhookId(reader.GetGuid(0)));
        }

        return due;
    }

    /// <summary>Takes the messages of one endpoint that are due, the oldest first.</summary>
    /// <param name="webhook">Which endpoint.</param>
    /// <param name="now">The instant.</param>
    /// <param name="until">When others may take them again.</param>
    /// <param name="most">So many at most; one while the endpoint fails.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<LeasedDelivery>> LeaseAsync(WebhookId webhook, Instant now, Instant until, int most, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        List<LeasedDelivery> leased = [];
        List<(long Delivery, string Data)> made = [];
        await using (var command = new NpgsqlCommand(LeaseSql, connection, transaction).With(webhook.Value).With(now).With(until).With((long)most))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var known = (WebhookEvent)reader.GetInt16(2);
                if (reader.TextOrNull(4) is not { } data)
                {
                    data = ReadData(reader, known);
                    made.Add((reader.GetInt64(0), data));
                }

                leased.Add(new LeasedDelivery(
                    reader.GetInt64(0),
                    webhook,
                    reader.GetGuid(1),
                    reader.GetString(7),
                    Secrets(reader),
                    EventJson.Body(known, reader.GetFieldValue<Instant>(3), data),
                    reader.GetInt32(5),
                    reader.GetInt32(5) - reader.GetInt32(6),
                    reader.ValueOrNull<Instant>(10)));
            }
        }

        if (made.Count > 0)
        {
            // What is told later must be what was told first.
            await using var keep = new NpgsqlCommand(KeepDataSql, connection, transaction).With(made.Select(row => row.Delivery).ToArray()).With(made.Select(row => row.Data).ToArray());
            await keep.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return leased;
    }

    /// <summary>Notes what came of a message. A lease that another one has taken over changes nothing.</summary>
    /// <param name="delivery">As it was leased.</param>
    /// <param name="answer">Of the endpoint.</param>
    /// <param name="step">What follows.</param>
    /// <param name="at">When the try ended.</param>
    /// <param name="took">Until the answer.</param>
    /// <param name="disabling">Why the endpoint is disabled by this; null: it isn't.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task EndAsync(
        LeasedDelivery delivery, EndpointAnswer answer, DeliveryStep step, Instant at, Duration took, string? disabling, CancellationToken cancellationToken)
    {
        var state = step switch
        {
            DeliveryStep.Delivered => DeliveryState.Delivered,
            DeliveryStep.GivenUp => DeliveryState.GivenUp,
            _ => DeliveryState.Waiting,
        };
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(EndSql)
            .With(delivery.Id)
            .With(delivery.Tries)
            .With((short)state)
            .WithNullable(step is DeliveryStep.TryAt later ? later.At : null, NpgsqlDbType.TimestampTz)
            .WithNullable((short?)answer.Status, NpgsqlDbType.Smallint)
            .WithNullable(answer.Fault, NpgsqlDbType.Text)
            .With(at)
            .With((int)Math.Min(took.TotalMilliseconds, int.MaxValue)));
        if (!answer.Accepted)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(FailedSql).With(delivery.Webhook.Value).With(at).WithNullable(disabling, NpgsqlDbType.Text));
        }
        else if (delivery.FailingSince is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("UPDATE webhooks SET failing_since = NULL WHERE webhook_id = $1").With(delivery.Webhook.Value));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Disables every endpoint for which more messages wait than allowed, and removes what ended before an instant.</summary>
    public async Task TidyAsync(long mostWaiting, Instant now, Instant endedBefore, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE webhooks w SET disabled_at = $2, disabled_reason = format('More than %s messages wait: the endpoint is too slow for what it asked for.', $1)
            WHERE w.disabled_at IS NULL AND (SELECT count(*) FROM (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.webhook_id AND d.state = 0 LIMIT $1 + 1) waiting) > $1
            """).With(mostWaiting).With(now));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("DELETE FROM webhook_deliveries WHERE ended_at < $1").With(endedBefore));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private IReadOnlyList<WebhookSecret> Secrets(NpgsqlDataReader reader) =>
        reader.IsDBNull(9) ? [Secret(reader, 8)] : [Secret(reader, 8), Secret(reader, 9)];

    private WebhookSecret Secret(NpgsqlDataReader reader, int column) => new(seal.Open(SecretKind.Webhook, reader.GetFieldValue<byte[]>(column)));

    // A record that is gone (its person was erased meanwhile) leaves an event without data.
    private static string ReadData(NpgsqlDataReader reader, WebhookEvent known)
    {
        if (reader.IsDBNull(11))
        {
            return "{}";
        }

        var attempt = new EventData.OfAttempt
        {
            CampaignId = reader.GetGuid(11),
            ContactId = reader.GetInt64(12),
            ExternalId = reader.TextOrNull(13),
            AttemptNumber = reader.GetInt32(14),
            PhoneNumber = reader.GetString(15),
            CallerNumber = reader.GetString(16),
            Disposition = (Disposition)reader.GetInt16(17),
            Cause = reader.GetString(18),
            SipStatus = reader.ValueOrNull<short>(19),
            EndedBy = (CallParty)reader.GetInt16(20),
            IntendedAt = reader.GetFieldValue<Instant>(21),
            AnsweredAt = reader.ValueOrNull<Instant>(22),
            EndedAt = reader.GetFieldValue<Instant>(23),
            TalkSeconds = reader.ValueOrNull<long>(24) / 1000.0,
            NextState = (ContactState)reader.GetInt16(25),
            NextAt = reader.ValueOrNull<Instant>(26),
            AttemptsSpent = reader.GetInt32(27),
        };
        return known == WebhookEvent.ContactCompleted
            ? EventJson.Data(EventData.OfContact.From(attempt, reader.TextOrNull(28)))
            : EventJson.Data(attempt);
    }
}
