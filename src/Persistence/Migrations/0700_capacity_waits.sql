-- That a campaign waits for capacity, and that it goes on, stands in its log as well.

ALTER TABLE campaign_events DROP CONSTRAINT campaign_events_known;
ALTER TABLE campaign_events ADD CONSTRAINT campaign_events_known CHECK (event BETWEEN 0 AND 10 OR event BETWEEN 13 AND 14);
