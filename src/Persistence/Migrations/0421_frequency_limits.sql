-- A team's settings, and what of them every intent asks; null where nothing is limited, so that nobody pays for limits that he doesn't have.
ALTER TABLE teams
    ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN version  bigint NOT NULL DEFAULT 1,
    ADD COLUMN limits   jsonb;

-- A campaign's own limits; null: none.
ALTER TABLE campaigns ADD COLUMN frequency jsonb;

-- How often a number was called lately, whatever the campaign; and what is stored of a person.
CREATE INDEX call_records_by_number ON call_records (phone_number, intended_at);

-- What is counted by the day: a trunk's caller number, or (without a name) a team's calls.
CREATE TABLE day_counts (
    scope uuid NOT NULL,
    name  text COLLATE "C" NOT NULL,
    day   date NOT NULL,
    calls integer NOT NULL,
    PRIMARY KEY (scope, name, day),
    CONSTRAINT day_counts_not_negative CHECK (calls >= 0)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
