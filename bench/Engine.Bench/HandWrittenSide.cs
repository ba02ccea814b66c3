using Campaigns.Domain.Attempts;
using Campaigns.LoadTester.Lists;
using Npgsql;
using NpgsqlTypes;

namespace Campaigns.Engine.Bench;

/// <summary>
/// The yardstick: what a good engineer would write by hand for this one job. Two workers take batches of due contacts with SKIP LOCKED; taking
/// a batch is the durable intent, and a second transaction records its outcomes and what becomes of the contacts. The same indexes as the
/// engine's contacts and records, the same fsync; no limits, no windows, no do-not-call list, no second process, no crash.
/// </summary>
internal sealed class HandWrittenSide(Plan plan, NpgsqlDataSource dataSource, TimeProvider time)
{
    private const int Workers = 2;

    private const string SchemaSql = """
        DROP TABLE IF EXISTS hand_contacts, hand_records;
        CREATE TABLE hand_contacts (
            campaign_id uuid NOT NULL, contact_id bigint NOT NULL, phone_number text COLLATE "C" NOT NULL, zone_set_id integer NOT NULL DEFAULT 0,
            priority integer NOT NULL DEFAULT 0, state smallint NOT NULL DEFAULT 0, attempts integer NOT NULL DEFAULT 0, next_at timestamptz, call_id uuid,
            PRIMARY KEY (campaign_id, contact_id), UNIQUE (campaign_id, phone_number)) WITH (fillfactor = 90);
        CREATE INDEX ON hand_contacts (campaign_id, zone_set_id, (-priority), contact_id) WHERE state = 0;
        CREATE INDEX ON hand_contacts (campaign_id, next_at, contact_id) WHERE state = 1;
        CREATE TABLE hand_records (
            campaign_id uuid NOT NULL, contact_id bigint NOT NULL, attempt integer NOT NULL, record_id bigint GENERATED ALWAYS AS IDENTITY,
            phone_number text NOT NULL, call_id uuid NOT NULL, disposition smallint NOT NULL, ended_at timestamptz NOT NULL,
            PRIMARY KEY (campaign_id, contact_id, attempt));
        CREATE UNIQUE INDEX ON hand_records (campaign_id, record_id);
        """;

    private const string TakeSql = """
        WITH retries AS (
            SELECT contact_id FROM hand_contacts WHERE campaign_id = $1 AND state = 1 AND next_at <= now()
            ORDER BY next_at, contact_id LIMIT $2 FOR UPDATE SKIP LOCKED
        ),
        fresh AS (
            SELECT contact_id FROM hand_contacts WHERE campaign_id = $1 AND zone_set_id = 0 AND state = 0
            ORDER BY -priority, contact_id LIMIT $2 - (SELECT count(*) FROM retries) FOR UPDATE SKIP LOCKED
        )
        UPDATE hand_contacts c SET state = 2, attempts = attempts + 1, call_id = gen_random_uuid(), next_at = NULL
        FROM (SELECT contact_id FROM retries UNION ALL SELECT contact_id FROM fresh) t
        WHERE c.campaign_id = $1 AND c.contact_id = t.contact_id
        RETURNING c.contact_id, c.phone_number, c.attempts, c.call_id
        """;

    private const string EndSql = """
        WITH ended AS (
            INSERT INTO hand_records (campaign_id, contact_id, attempt, phone_number, call_id, disposition, ended_at)
            SELECT $1, e.contact_id, e.attempt, e.phone_number, e.call_id, e.disposition, now()
            FROM unnest($2, $3, $4, $5, $6) AS e(contact_id, attempt, phone_number, call_id, disposition)
            RETURNING contact_id, attempt, disposition
        )
        UPDATE hand_contacts c
        SET state = CASE WHEN e.disposition = $7 THEN 10 WHEN e.attempt >= $8 THEN 11 ELSE 1 END,
            next_at = CASE WHEN e.disposition <> $7 AND e.attempt < $8 THEN now() + $9 END
        FROM ended e
        WHERE c.campaign_id = $1 AND c.contact_id = e.contact_id
        """;

    public async Task<Figures> RunAsync(int contacts, int seed, CancellationToken cancellationToken)
    {
        var campaign = Guid.CreateVersion7();
        await ImportAsync(campaign, contacts, seed, cancellationToken);
        var meter = await Meter.StartAsync(dataSource, time, plan.DatabaseProcess, cancellationToken);
        var attempts = (await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(campaign, cancellationToken))))).Sum();
        return await meter.ReadAsync("hand-written", attempts, cancellationToken);
    }

    private async Task ImportAsync(Guid campaign, int contacts, int seed, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using (var schema = new NpgsqlCommand(SchemaSql, connection))
        {
            await schema.ExecuteNonQueryAsync(cancellationToken);
        }

        var numbers = new SyntheticNumbers(contacts, seed);
        await using (var copy = await connection.BeginBinaryImportAsync("COPY hand_contacts (campaign_id, contact_id, phone_number) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            for (var contact = 0; contact < contacts; contact++)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(campaign, NpgsqlDbType.Uuid, cancellationToken);
                await copy.WriteAsync((long)contact, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(numbers[contact], NpgsqlDbType.Text, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await using var analyze = new NpgsqlCommand("ANALYZE hand_contacts", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long> WorkAsync(Guid campaign, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var take = Command(TakeSql, connection, campaign, plan.Concurrency / Workers);
        await using var end = Command(EndSql, connection, campaign, Array.Empty<long>(), Array.Empty<int>(), Array.Empty<string>(), Array.Empty<Guid>(), Array.Empty<short>(),
            (short)Disposition.Answered, plan.MaxAttempts, plan.RetryDelay);
        await using var left = Command("SELECT EXISTS (SELECT 1 FROM hand_contacts WHERE campaign_id = $1 AND state = 1) OR EXISTS (SELECT 1 FROM hand_contacts WHERE campaign_id = $1 AND zone_set_id = 0 AND state = 0)", connection, campaign);
        var attempts = 0L;
        while (true)
        {
            var (contacts, numbers, tries, calls) = await TakeAsync(take, cancellationToken);
            if (contacts.Length == 0)
            {
                if (!(bool)(await left.ExecuteScalarAsync(cancellationToken))!)
                {
                    return attempts;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken);
                continue;
            }

            short[] dispositions = [.. numbers.Zip(tries, (number, attempt) => (short)OutcomeDraw.Of(plan.Seed, number, attempt))];
            object[] columns = [contacts, tries, numbers, calls, dispositions];
            for (var i = 0; i < columns.Length; i++)
            {
                end.Parameters[i + 1].Value = columns[i];
            }

            await end.ExecuteNonQueryAsync(cancellationToken);
            attempts += contacts.Length;
        }
    }

    private static async Task<(long[] Contacts, string[] Numbers, int[] Attempts, Guid[] Calls)> TakeAsync(NpgsqlCommand take, CancellationToken cancellationToken)
    {
        List<long> contacts = [];
        List<string> numbers = [];
        List<int> attempts = [];
        List<Guid> calls = [];
        await using var reader = await take.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            contacts.Add(reader.GetInt64(0));
            numbers.Add(reader.GetString(1));
            attempts.Add(reader.GetInt32(2));
            calls.Add(reader.GetGuid(3));
        }

        return ([.. contacts], [.. numbers], [.. attempts], [.. calls]);
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
