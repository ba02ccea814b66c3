-- Secrets are encrypted by the program, under keys that are wrapped by a key outside of this database. What is still in clear here is encrypted by the
-- program right after this script; the constraints (not asked of what is there) keep everything that comes later from being stored in clear.

-- The keys of ASP.NET Core's data protection, wrapped.
CREATE TABLE key_ring (
    name       text PRIMARY KEY,
    element    text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now()
);

-- Copies for lists: nobody reads a secret in them.
UPDATE trunks SET settings = settings - 'password' WHERE settings ? 'password';
UPDATE assistants SET settings = settings #- '{sip,password}' #- '{mediaStream,authToken}'
WHERE settings #> '{sip,password}' IS NOT NULL OR settings #> '{mediaStream,authToken}' IS NOT NULL;

ALTER TABLE trunks ADD CONSTRAINT trunks_hold_no_secret CHECK (NOT settings ? 'password');
ALTER TABLE assistants ADD CONSTRAINT assistants_hold_no_secret
    CHECK (settings #> '{sip,password}' IS NULL AND settings #> '{mediaStream,authToken}' IS NULL);

-- What is sealed is longer than any secret in clear.
ALTER TABLE webhooks DROP CONSTRAINT webhooks_secret_long_enough;
ALTER TABLE webhooks ADD CONSTRAINT webhooks_secrets_sealed
    CHECK (octet_length(secret) > 64 AND coalesce(octet_length(previous_secret) > 64, true)) NOT VALID;
ALTER TABLE installation_secrets ADD CONSTRAINT installation_secrets_sealed CHECK (octet_length(value) > 64) NOT VALID;

-- A silo of an earlier version that still runs can't write a secret in clear any more either: a sealed one is an object, not a string.
ALTER TABLE orleans_grain_state ADD CONSTRAINT orleans_grain_state_secrets_sealed CHECK (
    state_name NOT IN ('trunk', 'assistant') OR payload IS NULL
    OR (coalesce(jsonb_typeof(convert_from(payload, 'UTF8')::jsonb #> '{Settings,Password}'), 'null') <> 'string'
        AND coalesce(jsonb_typeof(convert_from(payload, 'UTF8')::jsonb #> '{Settings,Sip,Password}'), 'null') <> 'string'
        AND coalesce(jsonb_typeof(convert_from(payload, 'UTF8')::jsonb #> '{Settings,MediaStream,AuthToken}'), 'null') <> 'string')
) NOT VALID;
