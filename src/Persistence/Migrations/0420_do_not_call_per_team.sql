-- Whose a campaign is, where the gates of an attempt can see it. A campaign keeps its team for ever.
ALTER TABLE campaigns ADD COLUMN team_id uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';

UPDATE campaigns c SET team_id = r.team_id FROM team_resources r WHERE r.resource_id = c.campaign_id AND r.team_id <> c.team_id;

ALTER TABLE campaigns ALTER COLUMN team_id DROP DEFAULT;

CREATE INDEX campaigns_by_team ON campaigns (team_id, campaign_id);

-- One list a team. Until now one list was everybody's: who was on it stays protected from every team that there is.
ALTER TABLE do_not_call
    ADD COLUMN team_id uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001',
    -- DoNotCallSource: 0 by the API, 1 by an imported list, 2 by the called person. What was there before came by the API or by a key.
    ADD COLUMN source  smallint NOT NULL DEFAULT 0,
    DROP CONSTRAINT do_not_call_pkey,
    ADD PRIMARY KEY (team_id, phone_number),
    ADD CONSTRAINT do_not_call_source_known CHECK (source BETWEEN 0 AND 2);

INSERT INTO do_not_call (team_id, phone_number, reason, added_at, source)
SELECT t.team_id, d.phone_number, d.reason, d.added_at, d.source
FROM do_not_call d
CROSS JOIN teams t
WHERE t.team_id <> '00000000-0000-7000-8000-000000000001';

ALTER TABLE do_not_call ALTER COLUMN team_id DROP DEFAULT, ALTER COLUMN source DROP DEFAULT;
