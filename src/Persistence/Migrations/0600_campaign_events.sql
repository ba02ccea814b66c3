-- What happened to each campaign, for its log: a row is written in the transaction that makes it true.

CREATE TABLE campaign_events (
    event_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id uuid NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    event       smallint NOT NULL,
    -- The version of the campaign that came of it; null: none did.
    version     bigint,
    -- Whose request it was; null: the campaign did it by itself.
    key_id      text,
    -- [{ "field", "before", "after" }]; null: no setting was changed.
    changes     jsonb,
    reasons     text[] NOT NULL DEFAULT '{}',
    -- What an import did: { "imported", "updated", "skipped", "failed" }.
    contacts    jsonb,
    CONSTRAINT campaign_events_known CHECK (event BETWEEN 0 AND 10)
);

-- A save that is repeated tells nothing twice.
CREATE UNIQUE INDEX campaign_events_once ON campaign_events (campaign_id, version) WHERE version IS NOT NULL;
CREATE INDEX campaign_events_listed ON campaign_events (campaign_id, at, event_id);

-- What happened to a trunk by itself: every campaign that uses it is concerned.
CREATE TABLE trunk_events (
    event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trunk_id uuid NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    event    smallint NOT NULL,
    reason   text NOT NULL,
    CONSTRAINT trunk_events_known CHECK (event BETWEEN 11 AND 12)
);

CREATE INDEX trunk_events_listed ON trunk_events (trunk_id, at, event_id);
CREATE INDEX trunk_events_by_age ON trunk_events (at);

-- What is still known of the campaigns that are there.
INSERT INTO campaign_events (campaign_id, at, event)
SELECT campaign_id, at, event
FROM (
    SELECT campaign_id, created_at, 0 FROM campaigns
    UNION ALL SELECT campaign_id, started_at, 4 FROM campaigns WHERE started_at IS NOT NULL
    UNION ALL SELECT campaign_id, ended_at, CASE status WHEN 4 THEN 8 ELSE 9 END FROM campaigns WHERE ended_at IS NOT NULL
) AS known (campaign_id, at, event);
