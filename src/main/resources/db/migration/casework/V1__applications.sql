create schema casework;

create sequence casework.serial;

-- Which version of a service the engine knows under which name; entry is the task at which cases of earlier versions come in.
create table casework.plan (
    service    text    not null,
    version    integer not null,
    entry      text    not null default '',
    definition text    not null,
    primary key (service, version, entry)
);

-- A new version of a service, and whether the open cases of earlier ones were taken over as it says.
create table casework.publication (
    service   text        not null,
    version   integer     not null,
    begins_on date        not null,
    done_at   timestamptz,
    primary key (service, version)
);

-- An application of a person for a service. What was answered and found out stands sealed: it is personal data.
create table casework.application (
    id          uuid        primary key,
    number      text        not null unique,
    service     text        not null,
    version     integer     not null,
    agency      text        not null,
    ward        text,
    status      text        not null check (status in ('open', 'waiting', 'granted', 'refused', 'withdrawn')),
    open        boolean     not null,
    account_id  uuid,
    contact_id  uuid        not null,
    behalf      boolean     not null default false,
    person      bytea,
    key_id      text        not null,
    facts       bytea       not null,
    language    text        not null,
    instance    text,
    path        text[]      not null default '{}',
    filed_at    timestamptz not null,
    updated_at  timestamptz not null,
    due_at      timestamptz,
    paused_at   timestamptz,
    left_minutes integer,
    ended_at    timestamptz,
    end_node    text,
    reason      text,
    appeal_of   uuid,
    escalation  smallint    not null default 0,
    sample      boolean     not null default false,
    version_no  integer     not null
) with (fillfactor = 80);
-- Lists of officers, newest first; what waits, by promise.
create index application_agency on casework.application (agency, filed_at desc, id desc);
create index application_open on casework.application (agency, due_at) where open;
-- Figures of a service: what ended lately.
create index application_ended on casework.application (service, ended_at) include (filed_at, due_at, status) where ended_at is not null;
-- What one account or contact asked for; earlier cases of the same person by the blind index of the NIK.
create index application_account on casework.application (account_id, filed_at desc) where account_id is not null;
create index application_contact on casework.application (contact_id);
create index application_person on casework.application (person) where person is not null;
-- The engine's timers name the case by this.
create index application_instance on casework.application (instance) where open;

-- What is to be done now, by whom and until when. A finished task leaves the table; casework.step keeps what was done.
create table casework.task (
    id             uuid        primary key,
    application_id uuid        not null references casework.application on delete cascade,
    node           text        not null,
    execution      text        not null,
    kind           text        not null check (kind in ('work', 'applicant', 'ask', 'payment', 'document', 'appeal')),
    role           text        not null,
    agency         text        not null,
    service        text        not null,
    assignee       uuid,
    opened_at      timestamptz not null,
    due_at         timestamptz,
    question       text,
    paused_at      timestamptz,
    left_minutes   integer,
    warned         boolean     not null default false,
    escalation     smallint    not null default 0
) with (fillfactor = 80);
create index task_application on casework.task (application_id);
-- The inbox of an agency and of an officer, most urgent first; deadlines to watch.
create index task_inbox on casework.task (agency, due_at, id) where kind in ('work', 'payment', 'appeal');
create index task_assignee on casework.task (assignee, due_at) where assignee is not null;
create index task_due on casework.task (due_at) where due_at is not null and escalation < 2;

-- The life of a case as people read it; one row per step, never changed. note may hold words of people, so it stands sealed.
create table casework.step (
    application_id uuid        not null,
    id             bigint      generated always as identity,
    at             timestamptz not null,
    kind           text        not null,
    node           text,
    actor_kind     text        not null,
    actor_id       uuid,
    outcome        text,
    reason         text,
    internal       boolean     not null default false,
    key_id         text,
    note           bytea,
    opened_at      timestamptz,
    due_at         timestamptz,
    primary key (application_id, id)
);
-- Load per desk of a service: what was done where, and how long it took.
create index step_node on casework.step (kind, at) include (application_id, node, opened_at, due_at) where kind = 'done';

-- What a decision table said, on which inputs, by which rules of which version; the values stand sealed.
create table casework.decision (
    application_id uuid        not null,
    id             bigint      generated always as identity,
    at             timestamptz not null,
    node           text        not null,
    model          text        not null,
    model_version  text        not null,
    rules          text[]      not null,
    key_id         text        not null,
    facts          bytea       not null,
    primary key (application_id, id)
);

-- Who is away, and who stands in.
create table casework.absence (
    id         uuid    primary key,
    account_id uuid    not null,
    substitute uuid    not null,
    from_day   date    not null,
    to_day     date    not null,
    check (to_day >= from_day and substitute <> account_id)
);
create index absence_substitute on casework.absence (substitute, from_day, to_day);

-- What waits to be told to a case (its paper is signed); one that fails is tried again and shown to administrators.
create table casework.signal (
    id             bigint      generated always as identity primary key,
    application_id uuid        not null,
    try_at         timestamptz not null,
    tries          integer     not null default 0,
    fault          text
);
create index signal_due on casework.signal (try_at);
