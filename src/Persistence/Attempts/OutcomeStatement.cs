using Campaigns.Domain.CallRecords;
using Campaigns.Domain.Contacts;
using Campaigns.Persistence.Batching;
using Campaigns.Persistence.Limits;
using Campaigns.Persistence.Webhooks;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.Attempts;

/// <summary>
/// W2: closes the number, appends the outcome, writes the contact's row, counts (talk time as well, where a team has a cap of it) and tells webhooks, in one statement. Only rows whose call was open go
/// further, so a repeated or late report, or one without an intent, changes nothing.
/// <para>
/// A contact that was made final meanwhile (cancelled, expired, do-not-call) stays final: a retry doesn't resurrect it. An answer does replace
/// the state, because it is the truth about the person, who must never be dialled again.
/// </para>
/// </summary>
internal sealed class OutcomeStatement : IBatchStatement<ContactKey, AttemptRecord, bool>
{
    private const string Sql = $"""
        WITH closed AS (
            DELETE FROM open_calls o
            USING unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
                         $27, $28, $29, $30, $31, $32, $33) AS r(campaign_id, contact_id, attempt_number, phone_number)
            WHERE o.phone_number = r.phone_number AND o.campaign_id = r.campaign_id AND o.contact_id = r.contact_id AND o.attempt_number = r.attempt_number
            RETURNING r.*
        ),
        appended AS (
            INSERT INTO call_records (campaign_id, contact_id, attempt_number, phone_number, caller_number, trunk_id, owner, call_id,
                                      disposition, cause, sip_status, sip_reason, q850_cause, retry_after_ms, failure, our_reason, ended_by,
                                      intended_at, invite_at, trying_at, ringing_at, answered_at, ended_at, talk_ms, remote_tag,
                                      invite_transmissions, next_state, next_at, attempts_spent, capacity_refusals, details, caller_replaces)
            SELECT * FROM closed
            ON CONFLICT (campaign_id, contact_id, attempt_number) DO NOTHING
            RETURNING campaign_id, contact_id, attempt_number, disposition, ended_at, next_state, next_at, attempts_spent, capacity_refusals, intended_at, talk_ms
        ),
        written AS (
            UPDATE contacts c
            SET state = CASE WHEN c.state <= 1 OR a.next_state = 10 THEN a.next_state ELSE c.state END,
                next_at = CASE WHEN c.state <= 1 THEN a.next_at END,
                attempts_spent = a.attempts_spent,
                last_attempt_number = greatest(c.last_attempt_number, a.attempt_number),
                capacity_refusals = a.capacity_refusals,
                version = c.version + 1,
                state_before = c.state
            FROM (SELECT * FROM appended ORDER BY campaign_id, contact_id) a
            WHERE c.campaign_id = a.campaign_id AND c.contact_id = a.contact_id
            RETURNING c.campaign_id, c.state_before AS was, c.state
        ),
        tally AS (
            SELECT campaign_id, 1 AS kind, disposition AS code, 1 AS n FROM appended
            UNION ALL
            SELECT campaign_id, 0, was, -1 FROM written
            UNION ALL
            SELECT campaign_id, 0, state, 1 FROM written
        ),
        counted AS (
            INSERT INTO campaign_counts AS k (campaign_id, shard, kind, code, n)
            SELECT campaign_id, $1, kind, code, sum(n) FROM tally GROUP BY campaign_id, kind, code HAVING sum(n) <> 0 ORDER BY campaign_id, kind, code
            ON CONFLICT (campaign_id, shard, kind, code) DO UPDATE SET n = k.n + excluded.n
        ),
        talked AS (
            INSERT INTO day_counts AS d (scope, name, day, calls)
            SELECT t.team_id, '{DayKey.Talk}', (a.intended_at AT TIME ZONE 'UTC')::date, sum(ceil(a.talk_ms / 1000.0))::integer
            FROM appended a
            JOIN campaigns c ON c.campaign_id = a.campaign_id
            JOIN teams t ON t.team_id = c.team_id AND t.limits ->> 'maxMinutesPerDay' IS NOT NULL
            WHERE a.talk_ms > 0 AND (SELECT EXISTS (SELECT 1 FROM teams WHERE limits ->> 'maxMinutesPerDay' IS NOT NULL))
            GROUP BY 1, 3 ORDER BY 1, 3
            ON CONFLICT (scope, name, day) DO UPDATE SET calls = d.calls + excluded.calls
        ),
        {EventStatements.OfAttempts}
        SELECT campaign_id, contact_id FROM appended
        """;

    private const string OwnSql = """
        SELECT r.campaign_id, r.contact_id
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS a(campaign_id, contact_id, attempt_number, owner, disposition, cause, ended_at)
        JOIN call_records r ON r.campaign_id = a.campaign_id AND r.contact_id = a.contact_id AND r.attempt_number = a.attempt_number
                           AND r.owner = a.owner AND r.disposition = a.disposition AND r.cause = a.cause AND r.ended_at = a.ended_at
        """;

    public string Name => "outcomes";

    public bool CommitsItself => true;

    public ContactKey KeyOf(AttemptRecord request) => request.Contact;

    public async Task<bool[]> WriteAsync(NpgsqlConnection connection, IReadOnlyList<AttemptRecord> requests, short shard, bool repeated, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Plans.ByIndex(), Command(requests, shard) } };
        var appended = await ContactKeys.ReadAsync(batch, cancellationToken, skip: 1);
        if (repeated && appended.Count < requests.Count)
        {
            appended.UnionWith(await FindOwnAsync(connection, requests, cancellationToken));
        }

        return [.. requests.Select(record => appended.Contains(record.Contact))];
    }

    // The commit of an earlier try may have gone through although the connection was lost: the same record is then there already.
    private static async Task<HashSet<ContactKey>> FindOwnAsync(NpgsqlConnection connection, IReadOnlyList<AttemptRecord> records, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(OwnSql)
            .WithColumn(records, record => record.Contact.Campaign.Value)
            .WithColumn(records, record => record.Contact.Contact)
            .WithColumn(records, record => record.AttemptNumber)
            .WithColumn(records, record => record.Owner)
            .WithColumn(records, record => (short)record.Disposition)
            .WithColumn(records, record => record.Cause)
            .WithColumn(records, record => record.Outcome.EndedAt);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command } };
        return await ContactKeys.ReadAsync(batch, cancellationToken);
    }

    private static NpgsqlBatchCommand Command(IReadOnlyList<AttemptRecord> records, short shard) => new NpgsqlBatchCommand(Sql)
        .With(shard)
        .WithColumn(records, record => record.Contact.Campaign.Value)
        .WithColumn(records, record => record.Contact.Contact)
        .WithColumn(records, record => record.AttemptNumber)
        .WithColumn(records, record => record.PhoneNumber)
        .WithColumn(records, record => record.CallerNumber)
        .WithColumn(records, record => record.Trunk.Value)
        .WithColumn(records, record => record.Owner)
        .WithColumn(records, record => record.Outcome.CallId)
        .WithColumn(records, record => (short)record.Disposition)
        .WithColumn(records, record => record.Cause)
        .WithColumn(records, record => (short?)record.Outcome.SipStatus)
        .WithColumn(records, record => record.Outcome.SipReason)
        .WithColumn(records, record => (short?)record.Outcome.Q850Cause)
        .WithColumn(records, record => Milliseconds(record.Outcome.RetryAfter))
        .WithColumn(records, record => (short)record.Outcome.Failure)
        .WithColumn(records, record => (short?)record.Outcome.OurReason)
        .WithColumn(records, record => (short)record.Outcome.EndedBy)
        .WithColumn(records, record => record.IntendedAt)
        .WithColumn(records, record => record.Outcome.InviteAt)
        .WithColumn(records, record => record.Outcome.TryingAt)
        .WithColumn(records, record => record.Outcome.RingingAt)
        .WithColumn(records, record => record.Outcome.AnsweredAt)
        .WithColumn(records, record => record.Outcome.EndedAt)
        .WithColumn(records, record => Milliseconds(record.TalkTime))
        .WithColumn(records, record => record.Outcome.RemoteTag)
        .WithColumn(records, record => record.Outcome.InviteTransmissions)
        .WithColumn(records, record => (short)record.NextState)
        .WithColumn(records, record => record.NextAt)
        .WithColumn(records, record => record.AttemptsSpent)
        .WithColumn(records, record => record.CapacityRefusals)
        .WithJsonColumn(records, record => record.Outcome.Details is { } details ? StoredJson.Write(details) : null)
        .WithColumn(records, record => record.CallerReplaces);

    private static long? Milliseconds(Duration? duration) => duration is { } known ? (long)known.TotalMilliseconds : null;
}
