-- Who is signed in to the dashboard by way of an OpenID provider. What a person may do isn't stored: the provider's role values are, and the configuration says what they give.
CREATE TABLE provider_sessions (
    token_hash bytea PRIMARY KEY,
    subject    text NOT NULL,
    name       text NOT NULL,
    roles      text[] NOT NULL,
    team_id    uuid NOT NULL REFERENCES teams (team_id),
    opened_at  timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT provider_sessions_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
    CONSTRAINT provider_sessions_subject_given CHECK (length(subject) BETWEEN 1 AND 255),
    CONSTRAINT provider_sessions_end_after_they_begin CHECK (expires_at > opened_at)
);

CREATE INDEX provider_sessions_by_end ON provider_sessions (expires_at);
