-- What was special about a change, in a few words: that a campaign was told to leave the legal hours aside, for one.
ALTER TABLE audit_entries ADD COLUMN note text;
