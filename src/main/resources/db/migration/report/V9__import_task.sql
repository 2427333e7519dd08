-- An import that was given over to the server through the page: the file until nobody needs it any more, how far it is, what was found.
create table report.import_task (
    id         uuid        primary key,
    file       text        not null,
    -- null once there is nothing left to read
    content    bytea,
    mapping    text        not null default '',
    -- CHECK, LOAD and UNDO are wishes that the server works on until they are fulfilled, also after it was killed.
    state      text        not null check (state in ('CHECK', 'CHECKED', 'LOAD', 'DONE', 'UNDO', 'UNDONE', 'FAILED')),
    run_id     uuid        references report.import,
    total      bigint      not null default 0,
    done       bigint      not null default 0,
    loadable   bigint      not null default 0,
    refused    bigint      not null default 0,
    -- what would come in: {"kategori": {"sampah": 12}, …}
    counts     jsonb       not null default '{}',
    fault      text,
    attempts   integer     not null default 0,
    actor_id   uuid,
    made_at    timestamptz not null,
    touched_at timestamptz not null
);

-- The next to be worked on.
create index import_task_wanted on report.import_task (made_at) where state in ('CHECK', 'LOAD', 'UNDO');
-- The page of a run, whoever began it.
create unique index import_task_run on report.import_task (run_id) where run_id is not null;

-- Records of a file that cannot come in, as the checking and the loading found them.
create table report.import_refused (
    task_id     uuid   not null references report.import_task on delete cascade,
    line        bigint not null,
    code        text   not null,
    external_id text   not null,
    reason      text   not null,
    primary key (task_id, line, code)
);
