-- A contact's consent: what kind, where it was given, when. All three or none.
ALTER TABLE contacts
    ADD COLUMN consent_kind   smallint,
    ADD COLUMN consent_source text,
    ADD COLUMN consent_at     timestamptz,
    ADD CONSTRAINT contacts_consent_whole CHECK ((consent_kind IS NULL) = (consent_source IS NULL) AND (consent_kind IS NULL) = (consent_at IS NULL));

-- What only this installation knows: the key under which the numbers of erased people are hashed.
CREATE TABLE installation_secrets (
    name  text PRIMARY KEY,
    value bytea NOT NULL,
    CONSTRAINT installation_secrets_long_enough CHECK (octet_length(value) >= 32)
);

INSERT INTO installation_secrets (name, value)
VALUES ('erasedNumbers', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- People who were erased: never to be called again, and nothing that says who they are. HMAC-SHA256 of the number.
CREATE TABLE erased_people (
    team_id     uuid NOT NULL,
    number_hash bytea NOT NULL,
    erased_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (team_id, number_hash),
    CONSTRAINT erased_people_hash_is_sha256 CHECK (octet_length(number_hash) = 32)
);

-- Erasures that wait for the end of a call.
CREATE TABLE pending_erasures (
    team_id      uuid NOT NULL,
    phone_number text COLLATE "C" NOT NULL,
    PRIMARY KEY (team_id, phone_number)
);

-- What a team keeps no longer was removed; null: not yet.
ALTER TABLE campaigns ADD COLUMN purged_at timestamptz;

CREATE INDEX campaigns_to_purge ON campaigns (team_id, ended_at) WHERE purged_at IS NULL AND ended_at IS NOT NULL;
