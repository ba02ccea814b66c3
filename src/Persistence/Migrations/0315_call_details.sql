-- What an answered call showed besides its outcome (media, detection, assistant): read as a whole, never searched by.

ALTER TABLE call_records ADD COLUMN details jsonb;
