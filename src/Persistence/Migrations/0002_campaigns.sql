-- Rows about campaigns, trunks and assistants. Their grains own the truth (settings, status); these rows are what SQL must see.

CREATE TABLE campaigns (
    campaign_id  uuid PRIMARY KEY,
    status       smallint NOT NULL,
    epoch        bigint NOT NULL,
    version      bigint NOT NULL,
    trunk_id     uuid NOT NULL,
    assistant_id uuid NOT NULL,
    priority     integer NOT NULL,
    name         text NOT NULL,
    settings     jsonb NOT NULL,
    reasons      text[] NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    deleted      boolean NOT NULL DEFAULT false,
    CONSTRAINT campaigns_status_known CHECK (status BETWEEN 0 AND 5)
) WITH (fillfactor = 80);

CREATE INDEX campaigns_running ON campaigns (priority DESC, campaign_id) WHERE status = 2;

-- Who uses a trunk or an assistant, among campaigns that are not over.
CREATE INDEX campaigns_live_by_trunk ON campaigns (trunk_id) WHERE status < 4 AND NOT deleted;
CREATE INDEX campaigns_live_by_assistant ON campaigns (assistant_id) WHERE status < 4 AND NOT deleted;

-- Ids are version 7 UUIDs: their order is the order of creation.
CREATE INDEX campaigns_listed ON campaigns (campaign_id DESC) WHERE NOT deleted;

CREATE TABLE trunks (
    trunk_id uuid PRIMARY KEY,
    version  bigint NOT NULL,
    name     text NOT NULL,
    settings jsonb NOT NULL,
    deleted  boolean NOT NULL DEFAULT false
);

CREATE TABLE assistants (
    assistant_id uuid PRIMARY KEY,
    version      bigint NOT NULL,
    name         text NOT NULL,
    settings     jsonb NOT NULL,
    deleted      boolean NOT NULL DEFAULT false
);

CREATE TABLE audio_files (
    audio_key  text PRIMARY KEY,
    wav        bytea NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT audio_files_key_named CHECK (audio_key <> '')
);

-- WAV is stored as it is: compressing PCM in the database costs more than it saves.
ALTER TABLE audio_files ALTER COLUMN wav SET STORAGE EXTERNAL;

CREATE TABLE api_keys (
    key_id      text PRIMARY KEY,
    secret_hash bytea NOT NULL,
    label       text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT api_keys_hash_is_sha256 CHECK (octet_length(secret_hash) = 32)
);

CREATE TABLE do_not_call (
    phone_number text COLLATE "C" PRIMARY KEY,
    reason       text NOT NULL,
    added_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT do_not_call_number_is_e164 CHECK (phone_number ~ '^\+[1-9][0-9]{1,14}$')
);

-- Slots that an owner (silo and generation) holds of a campaign or a trunk. Rewritten with each batch of outcomes.
CREATE TABLE slot_grants (
    scope uuid NOT NULL,
    owner text NOT NULL,
    count integer NOT NULL,
    epoch bigint NOT NULL,
    PRIMARY KEY (scope, owner),
    CONSTRAINT slot_grants_hold_something CHECK (count >= 1)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
