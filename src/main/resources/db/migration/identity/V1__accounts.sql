create schema identity;

-- Which encryption keys (kept outside the database) rows here were sealed with; lets a start notice that one is missing.
create table identity.encryption_key (
    id            text        primary key,
    first_used_at timestamptz not null
);

-- A person's name, phone and e-mail, sealed with AES-256-GCM. The indexes are keyed hashes: equal text, equal hash, no way back.
create table identity.contact (
    id          uuid        primary key,
    key_id      text        not null references identity.encryption_key,
    sealed      bytea,
    name_index  bytea,
    phone_index bytea,
    email_index bytea,
    made_at     timestamptz not null,
    erased_at   timestamptz,
    check ((sealed is null) = (erased_at is not null))
);

-- Exact-match search for a person, one index for each thing that can be asked.
create index contact_name on identity.contact (name_index) where name_index is not null;
create index contact_phone on identity.contact (phone_index) where phone_index is not null;
create index contact_email on identity.contact (email_index) where email_index is not null;

-- One account, one role. Officials' names and sign-in names are public information; residents' are in contact only.
create table identity.account (
    id                uuid        primary key,
    login_index       bytea       not null unique,
    login             text,
    name              text,
    contact_id        uuid        references identity.contact,
    role              text        not null
        check (role in ('RESIDENT', 'OFFICER', 'AGENCY_HEAD', 'LEADER', 'ADMIN', 'AUDITOR')),
    agency            text,
    password          text,
    oidc_subject      text        unique,
    sample            boolean     not null default false,
    version           integer     not null default 1,
    made_at           timestamptz not null,
    signed_in_at      timestamptz,
    deactivated_at    timestamptz,
    check ((role in ('OFFICER', 'AGENCY_HEAD')) = (agency is not null)),
    check ((role = 'RESIDENT') = (contact_id is not null)),
    check ((role = 'RESIDENT') = (name is null))
);

-- The staff of an agency: who can be given a report, who is told.
create index account_agency on identity.account (agency, role) where agency is not null;

-- A browser that is signed in. The token itself is only in the browser's cookie.
create table identity.session (
    id         uuid        primary key,
    token      bytea       not null unique,
    account_id uuid        not null references identity.account on delete cascade,
    device     text        not null,
    opened_at  timestamptz not null,
    seen_at    timestamptz not null,
    idle_until timestamptz not null,
    expires_at timestamptz not null
);

-- An account's sessions: to list them, to end all.
create index session_account on identity.session (account_id);

-- An address that works once: invitation, new password, first administrator (who has no account yet).
create table identity.link (
    token      bytea       primary key,
    purpose    text        not null check (purpose in ('INVITATION', 'PASSWORD', 'ADMINISTRATOR')),
    account_id uuid        references identity.account on delete cascade,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    check ((purpose = 'ADMINISTRATOR') = (account_id is null))
);
create index link_account on identity.link (account_id) where account_id is not null;

-- Sign-in attempts not followed by success: per sign-in name and address together, per name alone (address ''), per address alone
-- (name ''). Both are keyed hashes, so a name that is no account counts like any other and the table names nobody.
create table identity.attempt (
    login_index   bytea       not null,
    address_index bytea       not null,
    count         integer     not null,
    since         timestamptz not null,
    primary key (login_index, address_index)
);

-- A key of another system. Only its SHA-256 is here; the key has 256 random bits, so no salt or slow hash is needed.
create table identity.api_key (
    id           uuid        primary key,
    token        bytea       not null unique,
    label        text        not null,
    scopes       text[]      not null,
    agency       text,
    sample       boolean     not null default false,
    made_by      uuid        references identity.account,
    made_at      timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
