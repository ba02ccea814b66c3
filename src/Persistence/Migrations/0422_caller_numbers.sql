-- The contact's own caller number, which rested, when another one was shown; null nearly always.
ALTER TABLE call_records ADD COLUMN caller_replaces text;
