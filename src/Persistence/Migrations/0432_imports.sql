-- What became of each import, and how far the running ones are.
CREATE TABLE imports (
    import_id       uuid PRIMARY KEY,
    campaign_id     uuid NOT NULL,
    dry_run         boolean NOT NULL,
    -- 0: rows are being read; 1: done; 2: refused, nothing was changed.
    state           smallint NOT NULL DEFAULT 0,
    begun_at        timestamptz NOT NULL,
    -- Of a running one that is older than minutes: its process has died, and nothing was changed.
    reported_at     timestamptz NOT NULL,
    rows_read       bigint NOT NULL DEFAULT 0,
    rows_failed     bigint NOT NULL DEFAULT 0,
    imported        bigint NOT NULL DEFAULT 0,
    updated         bigint NOT NULL DEFAULT 0,
    skipped         bigint NOT NULL DEFAULT 0,
    on_do_not_call  bigint NOT NULL DEFAULT 0,
    already_dialled bigint NOT NULL DEFAULT 0,
    refusal         text,
    CONSTRAINT imports_state_known CHECK (state BETWEEN 0 AND 2),
    CONSTRAINT imports_refusal_whole CHECK ((state = 2) = (refusal IS NOT NULL))
);

CREATE INDEX imports_listed ON imports (campaign_id, import_id);
