-- Addresses of other systems that are told what happened. The secret is sealed with a key that is not in the database.
create table notice.webhook (
    id            uuid        primary key,
    label         text        not null,
    url           text        not null,
    patterns      text[]      not null,
    state         text        not null check (state in ('ACTIVE', 'PAUSED', 'DEAD')),
    secret_key    text        not null,
    secret        bytea       not null,
    created_at    timestamptz not null,
    version       integer     not null default 1,
    -- The circuit: after some failures in a row the address is left alone until resumes_at.
    failures      integer     not null default 0,
    failing_since timestamptz,
    resumes_at    timestamptz not null,
    -- Which worker serves it, and until when at the latest: one at a time, so that a slow address holds up only itself.
    lease         uuid,
    busy_until    timestamptz,
    served_at     timestamptz
);

-- The queue and the log in one: each event for each address that wants it.
create table notice.delivery (
    id         uuid        primary key,
    webhook    uuid        not null references notice.webhook on delete cascade,
    event      text        not null,
    action     text        not null,
    body       text        not null,
    state      text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'DEAD')),
    attempts   integer     not null default 0,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    done_at    timestamptz,
    -- Of the last attempt: HTTP status (0: no answer), the first letters of the answer or what went wrong, how long it took.
    status     integer,
    answer     text,
    millis     integer,
    unique (webhook, event)
);
-- The queue of one address, oldest first.
create index delivery_due on notice.delivery (webhook, due_at) where state = 'WAITING';
-- The log of one address, newest first.
create index delivery_log on notice.delivery (webhook, id);
-- For the purge.
create index delivery_created on notice.delivery using brin (created_at);
