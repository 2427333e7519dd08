create schema core;

-- One row per write command that came with an Idempotency-Key; purged after 30 days (see Idempotency).
create table core.idempotency (
    key    text        not null,
    scope  text        not null,
    digest bytea       not null,
    status integer     not null,
    body   text        not null,
    at     timestamptz not null,
    primary key (key, scope)
);

-- For the purge, oldest first.
create index idempotency_at on core.idempotency using brin (at);
