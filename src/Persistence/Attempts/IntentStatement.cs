using Campaigns.Domain.Access;
using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Batching;
using Campaigns.Persistence.Limits;
using Campaigns.Persistence.People;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>
/// W1: asks every gate and opens the number; the open call is the intent. The contact's row is read, never written.
/// <para>
/// The gates are locked shared first and asked in the next statement, whose snapshot sees all that closed before. A do-not-call number
/// that is added while an intent is on its way therefore either refuses the intent or finds its open call.
/// </para>
/// <para>
/// What is counted (how often a number was called, a caller number used) is asked once the number is ours, and only of intents that have a limit:
/// <see cref="LimitedIntents"/>.
/// </para>
/// </summary>
internal sealed class IntentStatement(NumberHash hash) : IBatchStatement<ContactKey, AttemptIntent, IntentResult>
{
    private const short Written = -1;
    private const short Limited = -2;

    // Inserts return their rows, so that nothing is joined with a CTE: each join is a look-up by primary key, whatever the plan's estimates.
    private const string Sql = """
        WITH asked AS MATERIALIZED (
            SELECT a.*, g.team_id, g.frequency, t.limits,
                   CASE WHEN c.contact_id IS NULL OR c.version <> a.contact_version OR c.state > 1 THEN 0
                        WHEN g.campaign_id IS NULL THEN 1
                        WHEN s.owner IS NULL THEN 2
                        WHEN d.phone_number IS NOT NULL OR e.number_hash IS NOT NULL THEN 3
                   END::smallint AS gate
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                 AS a(campaign_id, contact_id, attempt_number, contact_version, phone_number, caller_number, trunk_id,
                      owner, epoch, call_id, local_tag, ring_timeout_ms, max_call_duration_ms, intended_at, number_hash)
            LEFT JOIN contacts c ON c.campaign_id = a.campaign_id AND c.contact_id = a.contact_id AND c.phone_number = a.phone_number
            LEFT JOIN campaigns g ON g.campaign_id = a.campaign_id AND g.status = 2 AND g.epoch = a.epoch
            LEFT JOIN teams t ON t.team_id = g.team_id
            LEFT JOIN slot_grants s ON s.scope = a.campaign_id AND s.owner = a.owner
            LEFT JOIN do_not_call d ON d.team_id = g.team_id AND d.phone_number = a.phone_number
            LEFT JOIN erased_people e ON e.team_id = g.team_id AND e.number_hash = a.number_hash
        ),
        opened AS (
            INSERT INTO open_calls (phone_number, campaign_id, contact_id, attempt_number, caller_number, trunk_id, owner, epoch,
                                    call_id, local_tag, ring_timeout_ms, max_call_duration_ms, intended_at)
            SELECT phone_number, campaign_id, contact_id, attempt_number, caller_number, trunk_id, owner, epoch,
                   call_id, local_tag, ring_timeout_ms, max_call_duration_ms, intended_at
            FROM asked
            WHERE gate IS NULL
            ORDER BY phone_number
            ON CONFLICT (phone_number) DO NOTHING
            RETURNING call_id
        )
        SELECT call_id, gate, NULL::uuid, NULL::text, NULL::text FROM asked WHERE gate IS NOT NULL
        UNION ALL
        SELECT call_id, -2::smallint, team_id, frequency::text, limits::text
        FROM asked WHERE gate IS NULL AND (frequency IS NOT NULL OR limits IS NOT NULL)
        UNION ALL
        SELECT call_id, -1::smallint, NULL, NULL, NULL FROM opened
        """;

    // Asked once the number is ours, in a statement and so a snapshot of its own: an attempt of that number ends only by closing its call and
    // appending its record in one transaction, for which our insert has waited.
    private const string UsedSql = """
        SELECT a.call_id
        FROM unnest($1, $2, $3, $4) AS a(campaign_id, contact_id, attempt_number, call_id)
        JOIN call_records r ON r.campaign_id = a.campaign_id AND r.contact_id = a.contact_id AND r.attempt_number = a.attempt_number
        """;

    public string Name => "intents";

    public ContactKey KeyOf(AttemptIntent request) => request.Contact;

    public async Task<IntentResult[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<AttemptIntent> requests, short shard, bool repeated, CancellationToken cancellationToken)
    {
        await hash.LoadAsync(cancellationToken);
        var (gates, limits, closing) = await AskAndWriteAsync(connection, requests, cancellationToken);
        var opened = requests.Where(intent => GateOf(intent) == Written && !closing.ContainsKey(intent.CallId));
        await LimitedIntents.AskAsync(connection, [.. opened.Select(intent => LimitedIntent.Of(intent, limits)).OfType<LimitedIntent>()], closing, cancellationToken);
        if (closing.Count > 0)
        {
            await CloseAgainAsync(connection, [.. requests.Where(intent => closing.ContainsKey(intent.CallId))], cancellationToken);
        }

        // A refusal may be our own earlier try, whose commit went through although the connection was lost.
        var refused = requests.Where(intent => GateOf(intent) != Written).ToList();
        var own = refused.Count == 0 ? [] : await FindOwnAsync(connection, refused, cancellationToken);
        return [.. requests.Select(ResultOf)];

        short GateOf(AttemptIntent intent) => gates.GetValueOrDefault(intent.CallId, (short)IntentGate.NumberInCall);

        IntentResult ResultOf(AttemptIntent intent) => GateOf(intent) switch
        {
            Written when closing.TryGetValue(intent.CallId, out var refusal) => refusal,
            Written => IntentResult.Written.Instance,
            _ when own.Contains(intent.CallId) => IntentResult.Written.Instance,
            var gate => new IntentResult.Refused((IntentGate)gate),
        };
    }

    // Gate and limits by Call-ID, and whose attempt number is used; an intent without a gate passed them all and found its number in another call.
    private async Task<(Dictionary<string, short> Gates, Dictionary<string, StoredLimits> Limits, Dictionary<string, IntentResult.Refused> Closing)> AskAndWriteAsync(
        NpgsqlConnection connection, IReadOnlyList<AttemptIntent> intents, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Plans.ByIndex(), Gates.PassIntents(intents.Select(intent => intent.Contact)), Command(intents), UsedCommand(intents) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);

        Dictionary<string, short> gates = new(intents.Count, StringComparer.Ordinal);
        Dictionary<string, StoredLimits> limits = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt16(1) == Limited)
            {
                limits[reader.GetString(0)] = new StoredLimits(new TeamId(reader.GetGuid(2)), reader.TextOrNull(3), reader.TextOrNull(4));
            }
            else
            {
                gates[reader.GetString(0)] = reader.GetInt16(1);
            }
        }

        await reader.NextResultAsync(cancellationToken);
        Dictionary<string, IntentResult.Refused> closing = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            closing[reader.GetString(0)] = new IntentResult.Refused(IntentGate.AttemptNumberUsed);
        }

        return (gates, limits, closing);
    }

    private static NpgsqlBatchCommand UsedCommand(IReadOnlyList<AttemptIntent> intents) => new NpgsqlBatchCommand(UsedSql)
        .WithColumn(intents, intent => intent.Contact.Campaign.Value)
        .WithColumn(intents, intent => intent.Contact.Contact)
        .WithColumn(intents, intent => intent.AttemptNumber)
        .WithColumn(intents, intent => intent.CallId);

    private NpgsqlBatchCommand Command(IReadOnlyList<AttemptIntent> intents) => new NpgsqlBatchCommand(Sql)
        .WithColumn(intents, intent => intent.Contact.Campaign.Value)
        .WithColumn(intents, intent => intent.Contact.Contact)
        .WithColumn(intents, intent => intent.AttemptNumber)
        .WithColumn(intents, intent => intent.ContactVersion)
        .WithColumn(intents, intent => intent.PhoneNumber)
        .WithColumn(intents, intent => intent.CallerNumber)
        .WithColumn(intents, intent => intent.Trunk.Value)
        .WithColumn(intents, intent => intent.Owner)
        .WithColumn(intents, intent => intent.Epoch)
        .WithColumn(intents, intent => intent.CallId)
        .WithColumn(intents, intent => intent.LocalTag)
        .WithColumn(intents, intent => (int)intent.RingTimeout.TotalMilliseconds)
        .WithColumn(intents, intent => (int)intent.MaxCallDuration.TotalMilliseconds)
        .WithColumn(intents, intent => intent.IntendedAt)
        .WithColumn(intents, intent => hash.Of(intent.PhoneNumber));

    private static async Task CloseAgainAsync(NpgsqlConnection connection, List<AttemptIntent> intents, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("DELETE FROM open_calls o USING unnest($1, $2) AS a(phone_number, call_id) WHERE o.phone_number = a.phone_number AND o.call_id = a.call_id")
                    .WithColumn(intents, intent => intent.PhoneNumber)
                    .WithColumn(intents, intent => intent.CallId),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<HashSet<string>> FindOwnAsync(NpgsqlConnection connection, List<AttemptIntent> refused, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("""
                    SELECT o.call_id
                    FROM unnest($1, $2, $3) AS a(phone_number, call_id, owner)
                    JOIN open_calls o ON o.phone_number = a.phone_number AND o.call_id = a.call_id AND o.owner = a.owner
                    """)
                    .WithColumn(refused, intent => intent.PhoneNumber)
                    .WithColumn(refused, intent => intent.CallId)
                    .WithColumn(refused, intent => intent.Owner),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        HashSet<string> own = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            own.Add(reader.GetString(0));
        }

        return own;
    }
}
