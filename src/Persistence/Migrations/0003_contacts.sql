-- Contacts and the counters that are kept with them.

-- The distinct sets of zones in which contacts may be. A campaign of a million contacts has a few dozen.
CREATE TABLE zone_sets (
    zone_set_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    zones       text[] NOT NULL UNIQUE
);

-- 0: nothing is known.
INSERT INTO zone_sets (zone_set_id, zones) OVERRIDING SYSTEM VALUE VALUES (0, '{}');

CREATE TABLE campaign_zone_sets (
    campaign_id uuid NOT NULL,
    zone_set_id integer NOT NULL REFERENCES zone_sets (zone_set_id),
    PRIMARY KEY (campaign_id, zone_set_id)
);

-- No foreign key to campaigns: campaigns are the shard key, and a check a row would cost an import of a million rows seconds.
-- The row is written at import, at the outcome of an attempt and when it is settled; never at an intent.
CREATE TABLE contacts (
    campaign_id         uuid NOT NULL,
    contact_id          bigint GENERATED ALWAYS AS IDENTITY,
    phone_number        text COLLATE "C" NOT NULL,
    display_name        text,
    external_id         text,
    zone_set_id         integer NOT NULL DEFAULT 0,
    priority            integer NOT NULL DEFAULT 0,
    variables           jsonb,
    state               smallint NOT NULL DEFAULT 0,
    attempts_spent      integer NOT NULL DEFAULT 0,
    last_attempt_number integer NOT NULL DEFAULT 0,
    next_at             timestamptz,
    capacity_refusals   integer NOT NULL DEFAULT 0,
    version             integer NOT NULL DEFAULT 1,
    PRIMARY KEY (campaign_id, contact_id),
    CONSTRAINT contacts_number_once UNIQUE (campaign_id, phone_number),
    CONSTRAINT contacts_number_is_e164 CHECK (phone_number ~ '^\+[1-9][0-9]{1,14}$'),
    CONSTRAINT contacts_state_known CHECK (state IN (0, 1) OR state BETWEEN 10 AND 20),
    CONSTRAINT contacts_retry_has_instant CHECK ((state = 1) = (next_at IS NOT NULL)),
    CONSTRAINT contacts_counts_not_negative CHECK (attempts_spent >= 0 AND last_attempt_number >= 0 AND capacity_refusals >= 0),
    CONSTRAINT contacts_spent_within_attempts CHECK (attempts_spent <= last_attempt_number),
    -- Negated in an index.
    CONSTRAINT contacts_priority_range CHECK (priority BETWEEN -1000000 AND 1000000)
) WITH (
    -- An outcome changes the state, on which both queue indexes hang, so the update is never heap-only. A tenth of free room
    -- keeps the new version on the old one's page: one page dirtied and logged instead of two.
    fillfactor = 90,
    -- A running campaign kills one version a contact; by default nothing would be cleaned before a fifth of a million rows.
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.05
);

-- The queue, one sorted run a zone set. The priority is negated so that (rank, contact) ascends and a page can seek to its cursor.
CREATE INDEX contacts_pending ON contacts (campaign_id, zone_set_id, (-priority), contact_id) WHERE state = 0;

CREATE INDEX contacts_retries ON contacts (campaign_id, next_at, contact_id) WHERE state = 1;

-- Exact counters, changed in the transactions that change what they count. A writer adds to a shard of its own,
-- so that writers don't wait for each other's commit; a reader sums the shards. A single shard may be negative, a sum never is.
CREATE TABLE campaign_counts (
    campaign_id uuid NOT NULL,
    shard       smallint NOT NULL,
    kind        smallint NOT NULL,
    code        smallint NOT NULL,
    n           bigint NOT NULL,
    PRIMARY KEY (campaign_id, shard, kind, code),
    CONSTRAINT campaign_counts_shard_range CHECK (shard BETWEEN 0 AND 15),
    -- 0: contacts by state; 1: ended attempts by disposition.
    CONSTRAINT campaign_counts_kind_known CHECK (kind IN (0, 1))
) WITH (
    -- n is in no index: with half the page free every update is heap-only, and the pages prune themselves.
    fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000
);
