-- Recordings of calls. Their audio is encrypted before it comes here (AES-256-GCM, keys from the configuration, never from this database).
-- To erase a person or what has expired, rows of call_recordings are deleted: their audio goes with them.

CREATE TABLE call_recordings (
    call_id text PRIMARY KEY,
    phone_number text NOT NULL,
    started_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    complete boolean NOT NULL,
    CONSTRAINT call_recordings_expire_after_they_start CHECK (expires_at > started_at)
);

CREATE INDEX call_recordings_by_number ON call_recordings (phone_number);
CREATE INDEX call_recordings_by_expiry ON call_recordings (expires_at);

CREATE TABLE call_recording_segments (
    call_id text NOT NULL REFERENCES call_recordings ON DELETE CASCADE,
    segment integer NOT NULL,
    key_id text NOT NULL,
    nonce bytea NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (call_id, segment),
    CONSTRAINT call_recording_segments_count_from_zero CHECK (segment >= 0),
    CONSTRAINT call_recording_segments_have_a_nonce CHECK (octet_length(nonce) = 12)
);

-- What is encrypted doesn't compress.
ALTER TABLE call_recording_segments ALTER COLUMN sealed SET STORAGE EXTERNAL;
