-- Attachments. Without a subject: taken in, not yet part of anything; the sweep deletes those after a day.
create table document.file (
    id           uuid        primary key,
    blob         uuid        not null references document.blob,
    name         text        not null check (length(name) between 1 and 120),
    type         text        not null check (type in ('PDF', 'JPG', 'PNG', 'WEBP')),
    bytes        integer     not null,
    sha256       bytea       not null,
    -- The account that sent it; null when nobody was signed in.
    owner        uuid,
    subject_type text,
    subject_id   uuid,
    at           timestamptz not null,
    check ((subject_type is null) = (subject_id is null))
);
-- The files of one subject.
create index file_subject on document.file (subject_id, subject_type) where subject_id is not null;
-- What the sweep looks for.
create index file_stray on document.file (at) where subject_id is null;

-- The last number given out, one row for each register and year. Its row lock makes the next taker wait for the commit or the
-- rollback of the one before: no number is missing, none is there twice.
create table document.register (
    agency   text     not null,
    register text     not null,
    year     smallint not null,
    last     integer  not null check (last > 0),
    primary key (agency, register, year)
);

create table document.letter (
    id              uuid        primary key,
    -- The word of its public page and of its QR code.
    token           text        not null unique check (token ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    kind            text        not null,
    title_id        text        not null,
    title_en        text        not null,
    agency          text        not null,
    register        text        not null,
    year            smallint    not null,
    no              integer     not null,
    number          text        not null,
    day             date        not null,
    valid_until     date,
    subject_type    text        not null,
    subject_id      uuid        not null,
    case_number     text        not null,
    signer          uuid        not null,
    signer_name     text        not null,
    signer_position text        not null,
    state           text        not null check (state in ('ORDERED', 'AWAITING', 'SIGNED', 'FAILED')),
    -- The page to print, sealed with the named key; gone once the letter is signed.
    key_id          text,
    page            bytea,
    -- The PDF that waits for its signature; gone once it is there.
    draft           uuid        references document.blob,
    pdf             uuid        references document.blob,
    -- By which the signing service outside knows it.
    outside_id      text,
    -- Of the signed PDF: the upload check finds a letter by it.
    sha256          bytea,
    attempts        smallint    not null default 0,
    due_at          timestamptz not null,
    lease           uuid,
    fault           text,
    ordered_at      timestamptz not null,
    signed_at       timestamptz,
    revoked_at      timestamptz,
    revoke_reason   text,
    unique (agency, register, year, no),
    check ((key_id is null) = (page is null)),
    check ((state = 'SIGNED') = (pdf is not null)),
    check ((state = 'SIGNED') = (signed_at is not null)),
    check ((state = 'SIGNED') = (page is null)),
    check ((state = 'AWAITING') = (draft is not null)),
    check (revoked_at is null or state = 'SIGNED'),
    check ((revoked_at is null) = (revoke_reason is null))
);
-- Long pages are pressed by themselves; sealed text cannot be.
alter table document.letter alter column page set storage external;
-- The press's queue.
create index letter_due on document.letter (due_at) where state = 'ORDERED';
-- What waits for one signer.
create index letter_waiting on document.letter (signer, ordered_at) where state = 'AWAITING';
-- What somebody must look at.
create index letter_failed on document.letter (ordered_at) where state = 'FAILED';
-- The letters of one record.
create index letter_subject on document.letter (subject_id, subject_type);
-- The public check by number and by file.
create index letter_number on document.letter (upper(number));
create index letter_sha256 on document.letter (sha256) where sha256 is not null;

-- Keys of the local key store: the city's own authority (account null) and one for each signer. The private key is sealed with the
-- named key of the server's key ring; certificates are public.
create table document.signing_key (
    id          uuid        primary key,
    account     uuid,
    -- What the certificate says of its holder: another name or position needs another certificate.
    holder      text        not null,
    key_id      text        not null,
    secret      bytea       not null,
    certificate bytea       not null,
    serial      numeric     not null unique,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    retired_at  timestamptz
);
-- One authority, and one certificate for each signer, at a time.
create unique index signing_key_authority on document.signing_key ((true)) where account is null and retired_at is null;
create unique index signing_key_account on document.signing_key (account) where account is not null and retired_at is null;

-- The NIK that a signer is known by at the national signing service, sealed.
create table document.signer_nik (
    account uuid  primary key,
    key_id  text  not null,
    nik     bytea not null
);
