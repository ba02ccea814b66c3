-- Who is signed in to the dashboard: a session is a random token in a cookie, of which only the hash is stored, and it speaks for the key that opened it.
CREATE TABLE browser_sessions (
    token_hash bytea PRIMARY KEY,
    key_id     text NOT NULL REFERENCES api_keys (key_id),
    opened_at  timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CONSTRAINT browser_sessions_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
    CONSTRAINT browser_sessions_end_after_they_begin CHECK (expires_at > opened_at)
);

CREATE INDEX browser_sessions_by_end ON browser_sessions (expires_at);
