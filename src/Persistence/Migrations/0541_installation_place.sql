-- Where this database was when the program ran on it last. A database that finds itself somewhere else was restored (docs/decisions/0096).
CREATE TABLE installation_place (
    only_row boolean PRIMARY KEY DEFAULT true,
    place    text NOT NULL,
    -- The value of Campaigns:RestoreLabel that was seen last.
    label    text,
    CONSTRAINT installation_place_is_one CHECK (only_row)
);
