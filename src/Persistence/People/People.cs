using Campaigns.Domain.Access;
using Campaigns.Domain.Campaigns;
using Campaigns.Domain.Contacts;
using Campaigns.Domain.DoNotCall;
using Campaigns.Persistence.Contacts;
using Campaigns.Persistence.DoNotCall;
using NodaTime;
using Npgsql;

namespace Campaigns.Persistence.People;

/// <summary>
/// What a team has stored of a person, who is a phone number: all of it can be read, and all of it removed. What stays is a keyed hash of the number,
/// which no attempt's gate lets pass.
/// </summary>
public sealed class People
{
    private const string ContactsSql = """
        SELECT c.campaign_id, c.contact_id
        FROM campaigns g
        JOIN contacts c ON c.campaign_id = g.campaign_id AND c.phone_number = $2
        WHERE g.team_id = $1
        ORDER BY c.campaign_id, c.contact_id
        """;

    // Records are looked for by the number too: retention may have removed their contact already. A contact in a call stays until the call is over.
    private static readonly string EraseSql = $"""
        WITH theirs AS (
            SELECT c.campaign_id, c.contact_id
            FROM campaigns g
            JOIN contacts c ON c.campaign_id = g.campaign_id AND c.phone_number = $2
            WHERE g.team_id = $1 AND {OpenCallFilter.None}
        ),
        records AS (
            DELETE FROM call_records r USING campaigns g
            WHERE r.phone_number = $2 AND g.campaign_id = r.campaign_id AND g.team_id = $1
            RETURNING r.campaign_id, r.contact_id, r.disposition, r.call_id
        ),
        recordings AS (
            DELETE FROM call_recordings k USING records r WHERE k.call_id = r.call_id
        ),
        gone AS (
            DELETE FROM contacts c USING theirs t
            WHERE c.campaign_id = t.campaign_id AND c.contact_id = t.contact_id
            RETURNING c.campaign_id, c.contact_id, c.state
        ),
        told AS (
            DELETE FROM webhook_deliveries w
            USING (SELECT campaign_id, contact_id FROM gone UNION SELECT campaign_id, contact_id FROM records) x
            WHERE w.campaign_id = x.campaign_id AND w.contact_id = x.contact_id
        ),
        tally AS (
            SELECT campaign_id, 0 AS kind, state AS code FROM gone
            UNION ALL
            SELECT campaign_id, 1, disposition FROM records
        ),
        counted AS (
            INSERT INTO campaign_counts AS k (campaign_id, shard, kind, code, n)
            SELECT campaign_id, {CounterShards.Settlements}, kind, code, -count(*) FROM tally GROUP BY campaign_id, kind, code ORDER BY campaign_id, kind, code
            ON CONFLICT (campaign_id, shard, kind, code) DO UPDATE SET n = k.n + excluded.n
        )
        SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM records)
        """;

    // A bad row's value is as it was written: its digits are the end of the number, whatever the form.
    private const string FaultsSql = """
        DELETE FROM import_faults f
        USING import_faults hit
        JOIN campaigns g ON g.campaign_id = hit.campaign_id
        WHERE g.team_id = $1
          AND length(ltrim(regexp_replace(hit.value, '[^0-9]', '', 'g'), '0')) >= 7
          AND $2 LIKE '%' || ltrim(regexp_replace(hit.value, '[^0-9]', '', 'g'), '0')
          AND f.campaign_id = hit.campaign_id AND f.import_id = hit.import_id AND f.line = hit.line
        """;

    private readonly NpgsqlDataSource _dataSource;
    private readonly NumberHash _hash;
    private readonly DoNotCallList _doNotCall;

    internal People(NpgsqlDataSource dataSource, NumberHash hash, DoNotCallList doNotCall) => (_dataSource, _hash, _doNotCall) = (dataSource, hash, doNotCall);

    /// <summary>Where something of the person is stored.</summary>
    public async Task<PersonRecords> ReadAsync(TeamId team, string number, CancellationToken cancellationToken)
    {
        List<ContactKey> contacts = [];
        await using (var command = _dataSource.CreateCommand(ContactsSql).With(team.Value).With(number))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                contacts.Add(new ContactKey(new CampaignId(reader.GetGuid(0)), reader.GetInt64(1)));
            }
        }

        return new PersonRecords(contacts, await _doNotCall.ReadAsync(team, number, cancellationToken), await IsInCallAsync(team, number, cancellationToken));
    }

    /// <summary>
    /// Puts the number's hash where every attempt of the team is refused by it. When this has completed no new call to the person can begin, and whoever
    /// cancels ringing calls now misses none.
    /// </summary>
    public async Task ForbidAsync(TeamId team, string number, CancellationToken cancellationToken)
    {
        await _hash.LoadAsync(cancellationToken);
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Gates.CloseDoNotCall(),
                new NpgsqlBatchCommand("INSERT INTO erased_people (team_id, number_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING").With(team.Value).With(_hash.Of(number)),
                new NpgsqlBatchCommand("INSERT INTO pending_erasures (team_id, phone_number) VALUES ($1, $2) ON CONFLICT DO NOTHING").With(team.Value).With(number),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Removes all that the team has stored of a person that was forbidden before. What belongs to a call that is up stays until it is over, and the erasure
    /// stays noted until then. Repeats are harmless.
    /// </summary>
    public async Task<PersonErasure> EraseAsync(TeamId team, string number, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var campaigns = await CampaignsOfAsync(connection, team, number, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                // No contact goes under an intent that is on its way.
                Gates.Close(campaigns),
                new NpgsqlBatchCommand(EraseSql).With(team.Value).With(number),
                new NpgsqlBatchCommand("DELETE FROM do_not_call WHERE team_id = $1 AND phone_number = $2").With(team.Value).With(number),
                new NpgsqlBatchCommand(FaultsSql).With(team.Value).With(number[1..]),

                // Replies that are kept for a day so that they can be given again.
                new NpgsqlBatchCommand("DELETE FROM idempotent_requests WHERE team_id = $1 AND position($2 IN encode(body, 'escape')) > 0").With(team.Value).With(number),
                new NpgsqlBatchCommand("""
                    DELETE FROM pending_erasures p
                    WHERE p.team_id = $1 AND p.phone_number = $2
                      AND NOT EXISTS (SELECT FROM contacts c JOIN campaigns g ON g.campaign_id = c.campaign_id AND g.team_id = $1 WHERE c.campaign_id = ANY ($3) AND c.phone_number = $2)
                    """).With(team.Value).With(number).WithArray(campaigns),
                new NpgsqlBatchCommand("SELECT EXISTS (SELECT FROM pending_erasures WHERE team_id = $1 AND phone_number = $2)").With(team.Value).With(number),
            },
        };
        long contacts, attempts;
        bool pending;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            (contacts, attempts) = (reader.GetInt64(0), reader.GetInt64(1));
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            pending = reader.GetBoolean(0);
        }

        await transaction.CommitAsync(cancellationToken);
        return new PersonErasure(contacts, attempts, pending);
    }

    /// <summary>Erasures that waited for the end of a call, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<(TeamId Team, string Number)>> PendingAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand("SELECT team_id, phone_number FROM pending_erasures ORDER BY team_id, phone_number LIMIT $1").With(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(TeamId, string)> pending = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            pending.Add((new TeamId(reader.GetGuid(0)), reader.GetString(1)));
        }

        return pending;
    }

    /// <summary>The entry that says that a number's owner was erased; null: nobody with this number was.</summary>
    internal static async Task<DoNotCallEntry?> FindErasedAsync(NpgsqlDataSource dataSource, NumberHash hash, TeamId team, string number, CancellationToken cancellationToken)
    {
        await hash.LoadAsync(cancellationToken);
        await using var command = dataSource.CreateCommand("SELECT erased_at FROM erased_people WHERE team_id = $1 AND number_hash = $2").With(team.Value).With(hash.Of(number));
        return await command.ExecuteScalarAsync(cancellationToken) is Instant at
            ? new DoNotCallEntry(number, DoNotCallSource.Erasure, "The person was erased", at)
            : null;
    }

    private async Task<bool> IsInCallAsync(TeamId team, string number, CancellationToken cancellationToken)
    {
        await using var command = _dataSource.CreateCommand("""
            SELECT EXISTS (SELECT FROM open_calls o JOIN campaigns g ON g.campaign_id = o.campaign_id WHERE o.phone_number = $2 AND g.team_id = $1)
            """).With(team.Value).With(number);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<Guid[]> CampaignsOfAsync(NpgsqlConnection connection, TeamId team, string number, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ContactsSql, connection).With(team.Value).With(number);
        List<Guid> campaigns = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            campaigns.Add(reader.GetGuid(0));
        }

        return [.. campaigns];
    }
}
