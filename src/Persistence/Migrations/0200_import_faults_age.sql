-- Import ids are UUIDs of version 7: they begin with their instant, so old faults are a range of this index.

CREATE INDEX import_faults_age ON import_faults (import_id);
