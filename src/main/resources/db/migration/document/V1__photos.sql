create schema document;

-- Bytes that are never changed: in the row itself, or in an S3-compatible store under the row's id.
create table document.blob (
    id     uuid        primary key,
    size   integer     not null check (size between 1 and 33554432),
    sha256 bytea       not null,
    place  text        not null check (place in ('database', 's3')),
    bytes  bytea,
    at     timestamptz not null,
    check ((place = 'database') = (bytes is not null))
);
-- Photos are compressed already: do not try again.
alter table document.blob alter column bytes set storage external;

-- Objects in the S3 store that no row of document.blob vouches for: written before their row, or left behind by it. The sweep
-- deletes what is still here after an hour, oldest first.
create table document.pending (
    blob uuid        primary key,
    at   timestamptz not null
);
create index pending_at on document.pending (at);

create table document.photo (
    id           uuid        primary key,
    subject_type text        not null,
    subject_id   uuid        not null,
    position     smallint    not null,
    visibility   text        not null check (visibility in ('PUBLIC', 'PARTIES', 'INTERNAL')),
    width        integer     not null,
    height       integer     not null,
    large        uuid        not null references document.blob,
    small        uuid        not null references document.blob,
    at           timestamptz not null,
    -- The photos of one subject, in their order.
    unique (subject_id, subject_type, position)
);
