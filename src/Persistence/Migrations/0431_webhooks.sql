-- Endpoints that a team's events are posted to, and the queue of what they are to be told.

CREATE TABLE webhooks (
    webhook_id      uuid PRIMARY KEY,
    team_id         uuid NOT NULL REFERENCES teams (team_id),
    url             text NOT NULL,
    description     text NOT NULL,
    -- Bit n: the event n.
    events          integer NOT NULL,
    secret          bytea NOT NULL,
    -- Signs as well until then: an endpoint learns the new secret in its own time.
    previous_secret bytea,
    previous_until  timestamptz,
    created_at      timestamptz NOT NULL,
    -- The first failure after the last success; null: nothing is wrong.
    failing_since   timestamptz,
    disabled_at     timestamptz,
    disabled_reason text,
    CONSTRAINT webhooks_secret_long_enough CHECK (octet_length(secret) BETWEEN 24 AND 64),
    CONSTRAINT webhooks_previous_whole CHECK ((previous_secret IS NULL) = (previous_until IS NULL)),
    CONSTRAINT webhooks_disabled_whole CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
    CONSTRAINT webhooks_events_known CHECK (events BETWEEN 0 AND 63)
);

-- Asked with every batch of outcomes: empty while there is no webhook.
CREATE INDEX webhooks_listening ON webhooks (team_id) WHERE disabled_at IS NULL;

-- One row a message and endpoint, written in the transaction that makes true what it tells.
CREATE TABLE webhook_deliveries (
    delivery_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id     uuid NOT NULL,
    message_id     uuid NOT NULL DEFAULT gen_random_uuid(),
    event          smallint NOT NULL,
    occurred_at    timestamptz NOT NULL,
    campaign_id    uuid,
    contact_id     bigint,
    attempt_number integer,
    -- The JSON of the event's data as it was first sent; null: to be read from the journal.
    data           text,
    -- 0: waits; 1: delivered; 2: given up.
    state          smallint NOT NULL DEFAULT 0,
    tries          integer NOT NULL DEFAULT 0,
    -- Tries that were made before it was replayed: the schedule begins anew, the numbers go on.
    replayed_after integer NOT NULL DEFAULT 0,
    -- When it is due; while it is being delivered, when its sender counts as dead.
    next_at        timestamptz NOT NULL DEFAULT to_timestamp(0),
    last_status    smallint,
    last_fault     text,
    ended_at       timestamptz,
    CONSTRAINT webhook_deliveries_state_known CHECK (state BETWEEN 0 AND 2),
    CONSTRAINT webhook_deliveries_event_known CHECK (event BETWEEN 0 AND 6)
) WITH (autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_at, delivery_id) WHERE state = 0;
CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (webhook_id, delivery_id);
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (ended_at) WHERE ended_at IS NOT NULL;

-- Append only: every try.
CREATE TABLE webhook_tries (
    delivery_id bigint NOT NULL REFERENCES webhook_deliveries (delivery_id) ON DELETE CASCADE,
    number      integer NOT NULL,
    at          timestamptz NOT NULL,
    took_ms     integer NOT NULL,
    status      smallint,
    fault       text,
    PRIMARY KEY (delivery_id, number)
);
