-- With the service in front, a statement that looks for some grains' reminders may read all of the service's instead: plans are made while the table is
-- nearly empty, and there it looks as cheap. Without it no index offers that.
ALTER TABLE orleans_reminder DROP CONSTRAINT orleans_reminder_pkey;
ALTER TABLE orleans_reminder ADD PRIMARY KEY (grain_id, reminder_name, service_id);
DROP INDEX orleans_reminder_by_start;
CREATE INDEX orleans_reminder_by_start ON orleans_reminder (start_time);
