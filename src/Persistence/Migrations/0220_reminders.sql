-- Reminders by group commit.

-- A silo that refreshes its list reads what is due soon, not everything that will ever be due. The ADO.NET provider's reads of a
-- range take whole table scans from now on: every few minutes, of a table that it reads to a large part anyway.
DROP INDEX orleans_reminder_by_hash;
CREATE INDEX orleans_reminder_by_start ON orleans_reminder (service_id, start_time);

-- Most rows live for a retry's delay: cleaned by count, before the dead outweigh the living.
ALTER TABLE orleans_reminder SET (
    autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0.1, autovacuum_analyze_threshold = 5000);
