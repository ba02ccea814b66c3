-- What lists are filtered by. Contacts without an external id, and so most outcomes of attempts, pay nothing.
CREATE INDEX contacts_by_external_id ON contacts (campaign_id, external_id) WHERE external_id IS NOT NULL;

-- Attempts of a span of time. Records arrive nearly in the order of their ends, so a summary of block ranges finds them at almost no cost to an outcome.
CREATE INDEX call_records_by_end ON call_records USING brin (ended_at) WITH (pages_per_range = 32, autosummarize = on);
