create schema notice;

-- What somebody is told; put into words when it is read. Kept for half a year.
create table notice.notice (
    id             uuid        primary key,
    recipient_kind text        not null check (recipient_kind in ('ACCOUNT', 'AGENCY', 'LINK')),
    recipient      text        not null,
    text_key       text        not null,
    args           jsonb       not null,
    href           text        not null,
    at             timestamptz not null
);
-- The newest of one recipient, and how many are unread.
create index notice_recipient on notice.notice (recipient_kind, recipient, id);
-- For the purge.
create index notice_at on notice.notice using brin (at);

-- Up to which notice somebody has read everything. An agency's notices are read by each of its officers for himself.
create table notice.read_until (
    reader uuid primary key,
    until  uuid not null
);

-- Single notices read out of order.
create table notice.read_mark (
    reader uuid not null,
    notice uuid not null references notice.notice on delete cascade,
    primary key (reader, notice)
);
create index read_mark_notice on notice.read_mark (notice);

-- Accounts that do not want e-mail.
create table notice.no_mail (
    account uuid        primary key,
    at      timestamptz not null
);

-- E-mail on its way and what became of it; the address is looked up when it is sent and kept nowhere here.
create table notice.mail (
    id         uuid        primary key,
    notice     uuid        not null references notice.notice on delete cascade,
    contact    uuid,
    language   text        not null,
    state      text        not null default 'WAITING' check (state in ('WAITING', 'SENT', 'NO_ADDRESS', 'DEAD')),
    attempts   integer     not null default 0,
    due_at     timestamptz not null,
    lease      uuid,
    fault      text,
    created_at timestamptz not null,
    done_at    timestamptz
);
-- The queue, oldest first.
create index mail_due on notice.mail (due_at) where state = 'WAITING';
-- What could not be delivered, newest first.
create index mail_dead on notice.mail (created_at) where state = 'DEAD';
create index mail_notice on notice.mail (notice);
