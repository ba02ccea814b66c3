using Campaigns.Domain.Access;
using Campaigns.Persistence.Contacts;

namespace Campaigns.Persistence.Imports;

/// <summary>
/// The SQL of an import: rows are copied into a temporary table block by block, then moved in set-based statements of one transaction.
/// Parameter $1: the campaign.
/// </summary>
internal static class ImportStatements
{
    public const string Stage = """
        CREATE TEMPORARY TABLE staged (
            line bigint, phone_number text COLLATE "C", zone_set_id integer, priority integer, display_name text, external_id text, variables jsonb,
            number_hash bytea, consent_kind smallint, consent_source text, consent_at timestamptz
        )
        """;

    // The session goes back to the pool, and its tables with it.
    public const string Drop = "DROP TABLE IF EXISTS pg_temp.staged";

    /// <summary>Leaves out the numbers that another campaign of the team had an attempt to, ended since $2.</summary>
    public const string LeaveOutDialled = """
        DELETE FROM staged s
        WHERE EXISTS (
            SELECT 1
            FROM team_resources mine
            JOIN team_resources theirs ON theirs.team_id = mine.team_id AND theirs.resource_id <> mine.resource_id
            JOIN contacts c ON c.campaign_id = theirs.resource_id AND c.phone_number = s.phone_number
            JOIN call_records r ON r.campaign_id = c.campaign_id AND r.contact_id = c.contact_id AND r.invite_at IS NOT NULL AND r.ended_at >= $2
            WHERE mine.resource_id = $1)
        """;

    /// <summary>Columns of the table and of <see cref="Copy"/>.</summary>
    public const short StagedColumns = 11;

    public const string Copy = "COPY staged (line, phone_number, zone_set_id, priority, display_name, external_id, variables, number_hash, consent_kind, consent_source, consent_at) FROM STDIN (FORMAT BINARY)";

    public const string ZoneSets = """
        INSERT INTO campaign_zone_sets (campaign_id, zone_set_id)
        SELECT DISTINCT $1::uuid, zone_set_id FROM staged
        ON CONFLICT (campaign_id, zone_set_id) DO NOTHING
        """;

    /// <summary>New contacts numbered in the order of the file. Returns how many are new, and how many of these are final as do-not-call.</summary>
    /// <param name="duplicates">Which of several rows with one number counts.</param>
    /// <param name="distinct">There are no such rows. Then nobody can come in between: imports are all that adds contacts, and a campaign has one at a time. So rows whose number is there
    /// are left out beforehand, which costs a fifth less than looking for a conflict with each row.</param>
    /// <remarks>Where the first of several rows with one number counts, the later ones come upon it like upon any contact that is there: nothing needs to be sorted by number for that.</remarks>
    public static string Insert(DuplicatePolicy duplicates, bool distinct) => $"""
        WITH added AS (
            INSERT INTO contacts (campaign_id, phone_number, display_name, external_id, zone_set_id, priority, variables, consent_kind, consent_source, consent_at, state)
            SELECT $1, s.phone_number, s.display_name, s.external_id, s.zone_set_id, coalesce(s.priority, 0), s.variables,
                   s.consent_kind, s.consent_source, s.consent_at, CASE WHEN d.phone_number IS NULL AND e.number_hash IS NULL THEN 0 ELSE 17 END
            FROM {(distinct || duplicates is DuplicatePolicy.Skip ? "staged" : LastOfEach)} s
            LEFT JOIN do_not_call d ON d.team_id = ({TeamOf}) AND d.phone_number = s.phone_number
            LEFT JOIN erased_people e ON e.team_id = ({TeamOf}) AND e.number_hash = s.number_hash
            {(distinct ? "WHERE NOT EXISTS (SELECT 1 FROM contacts c WHERE c.campaign_id = $1 AND c.phone_number = s.phone_number)" : "")}
            ORDER BY s.line
            {(distinct ? "" : "ON CONFLICT (campaign_id, phone_number) DO NOTHING")}
            RETURNING state
        ),
        tally AS (SELECT state AS code, count(*) AS n FROM added GROUP BY state),
        {Counted}
        SELECT coalesce(sum(n), 0)::bigint, coalesce(sum(n) FILTER (WHERE code = 17), 0)::bigint FROM tally
        """;

    /// <summary>Contacts that are there already take over what the file gives. Returns how many, and 0.</summary>
    public static string Update => $"""
        WITH held AS (
            SELECT c.contact_id, s.*
            FROM {LastOfEach} s
            JOIN contacts c ON c.campaign_id = $1 AND c.phone_number = s.phone_number
            ORDER BY c.contact_id
            FOR NO KEY UPDATE OF c
        ),
        written AS (
            UPDATE contacts c
            SET display_name = coalesce(h.display_name, c.display_name),
                external_id = coalesce(h.external_id, c.external_id),
                zone_set_id = CASE WHEN h.zone_set_id = 0 THEN c.zone_set_id ELSE h.zone_set_id END,
                priority = coalesce(h.priority, c.priority),
                variables = CASE WHEN h.variables IS NULL THEN c.variables ELSE coalesce(c.variables, jsonb_build_object()) || h.variables END,
                consent_kind = CASE WHEN h.consent_at IS NULL THEN c.consent_kind ELSE h.consent_kind END,
                consent_source = CASE WHEN h.consent_at IS NULL THEN c.consent_source ELSE h.consent_source END,
                consent_at = coalesce(h.consent_at, c.consent_at),
                version = c.version + 1
            FROM held h
            WHERE c.campaign_id = $1 AND c.contact_id = h.contact_id
            RETURNING 1
        )
        SELECT count(*), 0::bigint FROM written
        """;

    /// <summary>Contacts that are there already and have no open call start again. Returns how many, and how many of these are final as do-not-call.</summary>
    public static string Replace => $"""
        WITH held AS (
            SELECT c.contact_id, c.state AS was, CASE WHEN d.phone_number IS NULL AND e.number_hash IS NULL THEN 0 ELSE 17 END::smallint AS next_state, s.*
            FROM {LastOfEach} s
            JOIN contacts c ON c.campaign_id = $1 AND c.phone_number = s.phone_number
            LEFT JOIN do_not_call d ON d.team_id = ({TeamOf}) AND d.phone_number = s.phone_number
            LEFT JOIN erased_people e ON e.team_id = ({TeamOf}) AND e.number_hash = s.number_hash
            WHERE {OpenCallFilter.None}
            ORDER BY c.contact_id
            FOR NO KEY UPDATE OF c
        ),
        written AS (
            UPDATE contacts c
            SET display_name = h.display_name, external_id = h.external_id, zone_set_id = h.zone_set_id, priority = coalesce(h.priority, 0),
                variables = h.variables,
                consent_kind = h.consent_kind, consent_source = h.consent_source, consent_at = h.consent_at, state = h.next_state, next_at = NULL, attempts_spent = 0, capacity_refusals = 0, version = c.version + 1
            FROM held h
            WHERE c.campaign_id = $1 AND c.contact_id = h.contact_id
            RETURNING h.was, c.state
        ),
        tally AS (
            SELECT was AS code, -count(*) AS n FROM written GROUP BY was
            UNION ALL
            SELECT state, count(*) FROM written GROUP BY state
        ),
        {Counted}
        SELECT (SELECT count(*) FROM written), (SELECT count(*) FROM written WHERE state = 17)
        """;

    // A campaign whose team is not noted belongs to the first one, as when its row is written.
    private static readonly string TeamOf = $"coalesce((SELECT team_id FROM team_resources WHERE resource_id = $1), '{TeamId.First}')";

    private static readonly string Counted = $"""
        counted AS (
            INSERT INTO campaign_counts AS k (campaign_id, shard, kind, code, n)
            SELECT $1, {CounterShards.Imports}, 0, code, sum(n) FROM tally GROUP BY code ORDER BY code
            ON CONFLICT (campaign_id, shard, kind, code) DO UPDATE SET n = k.n + excluded.n
        )
        """;

    // The last of several rows with one number.
    private const string LastOfEach = "(SELECT DISTINCT ON (phone_number) * FROM staged ORDER BY phone_number, line DESC)";
}
