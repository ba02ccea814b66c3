-- Every bad row of an import, for the file that its user downloads. Append only; an import that was refused as a whole leaves none.

CREATE TABLE import_faults (
    campaign_id uuid NOT NULL,
    import_id   uuid NOT NULL,
    -- Order of arrival: the order of the file.
    fault_id    bigint GENERATED ALWAYS AS IDENTITY,
    line        bigint NOT NULL,
    column_name text NOT NULL,
    value       text NOT NULL,
    reason      text NOT NULL,
    PRIMARY KEY (campaign_id, import_id, fault_id),
    CONSTRAINT import_faults_line_from_1 CHECK (line >= 1)
);
