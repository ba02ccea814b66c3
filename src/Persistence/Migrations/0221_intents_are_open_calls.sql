-- The open call is the intent. A second table of intents said nothing that open calls and records don't say together: an attempt
-- number is used when it has an open call or a record, and its call leaves the one in the transaction that appends the other.
DROP TABLE attempt_intents;

-- Asked once a second at most, and the table holds the calls of this moment only: a scan is cheaper than an index that each attempt pays for.
DROP INDEX open_calls_by_owner;
