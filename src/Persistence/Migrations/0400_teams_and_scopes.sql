-- Teams: whose campaigns, trunks, assistants and keys are whose.

CREATE TABLE teams (
    team_id    uuid PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT teams_name_given CHECK (length(name) BETWEEN 1 AND 200)
);

CREATE UNIQUE INDEX teams_name_once ON teams (lower(name));

INSERT INTO teams (team_id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'First team');

-- A key that was made before keys had scopes keeps the rights that it had: all of them.
ALTER TABLE api_keys
    ADD COLUMN team_id      uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001' REFERENCES teams (team_id),
    ADD COLUMN scopes       smallint NOT NULL DEFAULT 15,
    ADD COLUMN made_by      text,
    ADD COLUMN expires_at   timestamptz,
    ADD COLUMN revoked_at   timestamptz,
    ADD CONSTRAINT api_keys_scopes_known CHECK (scopes BETWEEN 1 AND 15);

ALTER TABLE api_keys ALTER COLUMN team_id DROP DEFAULT, ALTER COLUMN scopes DROP DEFAULT;

CREATE INDEX api_keys_by_team ON api_keys (team_id, created_at);

-- Written before the thing itself is made, and never changed: who may ask for it.
CREATE TABLE team_resources (
    resource_id uuid PRIMARY KEY,
    team_id     uuid NOT NULL REFERENCES teams (team_id)
);

CREATE INDEX team_resources_by_team ON team_resources (team_id, resource_id);

INSERT INTO team_resources (resource_id, team_id)
SELECT id, '00000000-0000-7000-8000-000000000001'
FROM (SELECT campaign_id FROM campaigns UNION ALL SELECT trunk_id FROM trunks UNION ALL SELECT assistant_id FROM assistants) AS known (id);
