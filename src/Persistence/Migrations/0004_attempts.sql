-- The journal of attempts: an intent before the INVITE, an outcome at the end; what is open in between.

-- Append only. Its key is the promise that no attempt number is used twice.
CREATE TABLE attempt_intents (
    campaign_id    uuid NOT NULL,
    contact_id     bigint NOT NULL,
    attempt_number integer NOT NULL,
    call_id        text NOT NULL,
    owner          text NOT NULL,
    intended_at    timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, contact_id, attempt_number),
    CONSTRAINT attempt_intents_number_from_1 CHECK (attempt_number >= 1)
);

-- Calls with an intent and no outcome. The key is the promise that a number is in one call at a time, whatever the campaign.
CREATE TABLE open_calls (
    phone_number         text COLLATE "C" PRIMARY KEY,
    campaign_id          uuid NOT NULL,
    contact_id           bigint NOT NULL,
    attempt_number       integer NOT NULL,
    caller_number        text NOT NULL,
    trunk_id             uuid NOT NULL,
    owner                text NOT NULL,
    epoch                bigint NOT NULL,
    call_id              text NOT NULL,
    local_tag            text NOT NULL,
    ring_timeout_ms      integer NOT NULL,
    max_call_duration_ms integer NOT NULL,
    intended_at          timestamptz NOT NULL,
    answered_at          timestamptz,
    dialog               jsonb,
    CONSTRAINT open_calls_answer_whole CHECK ((answered_at IS NULL) = (dialog IS NULL)),
    CONSTRAINT open_calls_times_positive CHECK (ring_timeout_ms > 0 AND max_call_duration_ms > 0)
) WITH (
    -- Small and hot: every row dies within a call. Cleaned by count, at full speed, before the dead outweigh the living;
    -- an answer is a heap-only update in the free half of the page.
    fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000
);

CREATE INDEX open_calls_by_owner ON open_calls (campaign_id, owner);

-- Append only: the call detail record of each ended attempt, and what it made of its contact.
CREATE TABLE call_records (
    campaign_id          uuid NOT NULL,
    contact_id           bigint NOT NULL,
    attempt_number       integer NOT NULL,
    -- Order of arrival within the table: lists page over it.
    record_id            bigint GENERATED ALWAYS AS IDENTITY,
    phone_number         text COLLATE "C" NOT NULL,
    caller_number        text NOT NULL,
    trunk_id             uuid NOT NULL,
    owner                text NOT NULL,
    call_id              text NOT NULL,
    disposition          smallint NOT NULL,
    cause                text NOT NULL,
    sip_status           smallint,
    sip_reason           text,
    q850_cause           smallint,
    retry_after_ms       bigint,
    failure              smallint NOT NULL,
    our_reason           smallint,
    ended_by             smallint NOT NULL,
    intended_at          timestamptz NOT NULL,
    invite_at            timestamptz,
    trying_at            timestamptz,
    ringing_at           timestamptz,
    answered_at          timestamptz,
    ended_at             timestamptz NOT NULL,
    talk_ms              bigint,
    remote_tag           text,
    invite_transmissions integer NOT NULL,
    next_state           smallint NOT NULL,
    next_at              timestamptz,
    attempts_spent       integer NOT NULL,
    capacity_refusals    integer NOT NULL,
    PRIMARY KEY (campaign_id, contact_id, attempt_number),
    CONSTRAINT call_records_disposition_known CHECK (disposition BETWEEN 0 AND 12),
    CONSTRAINT call_records_sip_status_final CHECK (sip_status BETWEEN 200 AND 699),
    CONSTRAINT call_records_q850_range CHECK (q850_cause BETWEEN 0 AND 127),
    CONSTRAINT call_records_retry_has_instant CHECK ((next_state = 1) = (next_at IS NOT NULL))
);

CREATE UNIQUE INDEX call_records_in_order ON call_records (campaign_id, record_id);
