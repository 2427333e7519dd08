-- Encryption keys that were changed, each sealed with the key of today (key_id): private links, sign-in names and blind indexes made
-- under them go on working when the old key is no longer among the settings.
create table identity.kept_key (
    id      text        primary key,
    key_id  text        not null,
    sealed  bytea       not null,
    kept_at timestamptz not null
);
