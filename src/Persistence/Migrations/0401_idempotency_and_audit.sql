-- The replies to POST requests that carried an Idempotency-Key, kept for a day.
CREATE TABLE idempotent_requests (
    team_id         uuid NOT NULL,
    idempotency_key text COLLATE "C" NOT NULL,
    fingerprint     bytea NOT NULL,
    begun_at        timestamptz NOT NULL DEFAULT now(),
    status          smallint,
    content_type    text,
    location        text,
    etag            text,
    body            bytea,
    PRIMARY KEY (team_id, idempotency_key),
    CONSTRAINT idempotent_requests_key_length CHECK (length(idempotency_key) BETWEEN 1 AND 255),
    CONSTRAINT idempotent_requests_fingerprint_is_sha256 CHECK (octet_length(fingerprint) = 32),
    CONSTRAINT idempotent_requests_reply_whole CHECK ((status IS NULL) = (body IS NULL))
);

CREATE INDEX idempotent_requests_by_age ON idempotent_requests (begun_at);

-- Append only: who changed what.
CREATE TABLE audit_entries (
    audit_id bigint GENERATED ALWAYS AS IDENTITY,
    team_id  uuid NOT NULL,
    key_id   text NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    method   text NOT NULL,
    route    text NOT NULL,
    target   text NOT NULL,
    status   smallint NOT NULL,
    version  text,
    PRIMARY KEY (team_id, audit_id)
);
