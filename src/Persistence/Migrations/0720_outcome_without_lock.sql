-- The state that the row's last outcome replaced; null: it had none yet. An update can't return what it replaces, and an outcome counts by it:
-- without this column it would have to lock each row first, to learn its state, and look it up a second time to change it.
ALTER TABLE contacts ADD COLUMN state_before smallint;
