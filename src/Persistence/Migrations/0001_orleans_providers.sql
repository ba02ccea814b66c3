-- What Orleans' ADO.NET providers need (clustering, grain storage, reminders).
-- The providers read their statements by key from orleansquery and bind parameters by name; table layout is ours.

CREATE TABLE orleansquery (
    querykey  text PRIMARY KEY,
    querytext text NOT NULL
);

-- Clustering ----------------------------------------------------------------------------------------------------------

-- One row a cluster. Every change of the membership must move the version from the one that the silo has read.
CREATE TABLE orleans_cluster (
    deployment_id text PRIMARY KEY,
    version       integer NOT NULL DEFAULT 0,
    changed_at    timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

-- Rewritten every few seconds by each silo ("I am alive"): room on the page keeps those updates off the index.
CREATE TABLE orleans_silo (
    deployment_id  text NOT NULL REFERENCES orleans_cluster (deployment_id),
    address        text NOT NULL,
    port           integer NOT NULL,
    generation     integer NOT NULL,
    silo_name      text NOT NULL,
    host_name      text NOT NULL,
    status         integer NOT NULL,
    proxy_port     integer,
    suspect_times  text,
    start_time     timestamptz NOT NULL,
    i_am_alive_time timestamptz NOT NULL,
    PRIMARY KEY (deployment_id, address, port, generation)
) WITH (fillfactor = 50);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $query$
    WITH added AS (
        INSERT INTO orleans_cluster (deployment_id) VALUES (@DeploymentId)
        ON CONFLICT (deployment_id) DO NOTHING
        RETURNING 1)
    SELECT count(*)::integer AS inserted FROM added
$query$),

-- The version moves only when the silo's row is new; the row is added only when the version moved.
-- Two silos that read the same version queue on its row, and the second finds it moved.
('InsertMembershipKey', $query$
    WITH moved AS (
        UPDATE orleans_cluster SET version = version + 1, changed_at = now()
        WHERE deployment_id = @DeploymentId AND version = @Version
          AND NOT EXISTS (
              SELECT 1 FROM orleans_silo
              WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment_id),
    added AS (
        INSERT INTO orleans_silo (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
        SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        FROM moved
        RETURNING 1)
    SELECT count(*)::integer AS inserted FROM added
$query$),

('UpdateMembershipKey', $query$
    WITH moved AS (
        UPDATE orleans_cluster SET version = version + 1, changed_at = now()
        WHERE deployment_id = @DeploymentId AND version = @Version
          AND EXISTS (
              SELECT 1 FROM orleans_silo
              WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deployment_id),
    changed AS (
        UPDATE orleans_silo s
        SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
        FROM moved
        WHERE s.deployment_id = moved.deployment_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
        RETURNING 1)
    SELECT count(*)::integer AS updated FROM changed
$query$),

-- Outside the version on purpose: a sign of life is no change of the membership.
('UpdateIAmAlivetimeKey', $query$
    UPDATE orleans_silo SET i_am_alive_time = @IAmAliveTime
    WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),

-- The version row comes back even when no silo matches: the provider reads the version from it.
('MembershipReadRowKey', $query$
    SELECT c.deployment_id AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation,
           s.silo_name AS SiloName, s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort,
           s.suspect_times AS SuspectTimes, s.start_time AS StartTime, s.i_am_alive_time AS IAmAliveTime, c.version AS Version
    FROM orleans_cluster c
    LEFT JOIN orleans_silo s
           ON s.deployment_id = c.deployment_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    WHERE c.deployment_id = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
    SELECT c.deployment_id AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation,
           s.silo_name AS SiloName, s.host_name AS HostName, s.status AS Status, s.proxy_port AS ProxyPort,
           s.suspect_times AS SuspectTimes, s.start_time AS StartTime, s.i_am_alive_time AS IAmAliveTime, c.version AS Version
    FROM orleans_cluster c
    LEFT JOIN orleans_silo s ON s.deployment_id = c.deployment_id
    WHERE c.deployment_id = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
    SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
    FROM orleans_silo
    WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$query$),

('DeleteMembershipTableEntriesKey', $query$
    DELETE FROM orleans_silo WHERE deployment_id = @DeploymentId;
    DELETE FROM orleans_cluster WHERE deployment_id = @DeploymentId
$query$),

-- 3 is SiloStatus.Active: everything else that has shown no sign of life since then is a leftover.
('CleanupDefunctSiloEntriesKey', $query$
    DELETE FROM orleans_silo
    WHERE deployment_id = @DeploymentId AND i_am_alive_time < @IAmAliveTime AND status <> 3
$query$);

-- Grain storage -------------------------------------------------------------------------------------------------------

-- Keyed by what a state is, not by the provider's hashes of it, and unique: two activations of one grain cannot both insert.
CREATE TABLE orleans_grain_state (
    service_id    text NOT NULL,
    state_name    text NOT NULL,
    key_n0        bigint NOT NULL,
    key_n1        bigint NOT NULL,
    key_extension text NOT NULL,
    version       integer NOT NULL,
    payload       bytea,
    modified_at   timestamptz NOT NULL,
    PRIMARY KEY (service_id, state_name, key_n0, key_n1, key_extension)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
-- Without ETag the state must be new, with one it must be the version read. No row back: another activation was first.
('WriteToStorageKey', $query$
    WITH rewritten AS (
        UPDATE orleans_grain_state SET payload = @PayloadBinary, version = version + 1, modified_at = now()
        WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
          AND key_extension = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
        RETURNING version),
    added AS (
        INSERT INTO orleans_grain_state (service_id, state_name, key_n0, key_n1, key_extension, version, payload, modified_at)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary, now()
        WHERE @GrainStateVersion IS NULL
        ON CONFLICT (service_id, state_name, key_n0, key_n1, key_extension) DO NOTHING
        RETURNING version)
    SELECT version AS NewGrainStateVersion FROM rewritten
    UNION ALL
    SELECT version FROM added
$query$),

('ReadFromStorageKey', $query$
    SELECT payload AS PayloadBinary, modified_at AS ModifiedOn, version AS Version
    FROM orleans_grain_state
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
      AND key_extension = coalesce(@GrainIdExtensionString, '')
$query$),

-- Keeps the row, so that a stale activation's ETag stays stale.
('ClearStorageKey', $query$
    UPDATE orleans_grain_state SET payload = NULL, version = version + 1, modified_at = now()
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
      AND key_extension = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
$query$),

-- The provider compares the answer with its ETag: a version past it means that the row was there and is gone now.
('DeleteStorageKey', $query$
    DELETE FROM orleans_grain_state
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
      AND key_extension = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
$query$);

-- Reminders -----------------------------------------------------------------------------------------------------------

CREATE TABLE orleans_reminder (
    service_id    text NOT NULL,
    grain_id      text NOT NULL,
    reminder_name text NOT NULL,
    grain_hash    integer NOT NULL,
    start_time    timestamptz NOT NULL,
    period_ms     bigint NOT NULL,
    version       integer NOT NULL,
    PRIMARY KEY (service_id, grain_id, reminder_name)
);

-- Each silo reads the range of hashes that it owns.
CREATE INDEX orleans_reminder_by_hash ON orleans_reminder (service_id, grain_hash);

INSERT INTO orleansquery (querykey, querytext) VALUES
('UpsertReminderRowKey', $query$
    INSERT INTO orleans_reminder AS r (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms, version)
    VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
    ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
    SET grain_hash = excluded.grain_hash, start_time = excluded.start_time, period_ms = excluded.period_ms, version = r.version + 1
    RETURNING r.version AS Version
$query$),

('ReadReminderRowsKey', $query$
    SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId
$query$),

('ReadReminderRowKey', $query$
    SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName
$query$),

-- A range of the hash ring, (begin, end] ...
('ReadRangeRows1Key', $query$
    SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$query$),

-- ... and one that runs over the ring's end.
('ReadRangeRows2Key', $query$
    SELECT grain_id AS GrainId, reminder_name AS ReminderName, start_time AS StartTime, period_ms AS Period, version AS Version
    FROM orleans_reminder
    WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$query$),

('DeleteReminderRowKey', $query$
    WITH removed AS (
        DELETE FROM orleans_reminder
        WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version
        RETURNING 1)
    SELECT count(*)::integer AS deleted FROM removed
$query$),

('DeleteReminderRowsKey', $query$
    DELETE FROM orleans_reminder WHERE service_id = @ServiceId
$query$);
