-- One run of an import: where the rows came from, how far it is, whether it was undone.
create table report.import (
    id          uuid        primary key,
    source      text        not null,
    file        text        not null,
    -- SHA-256 of file and mapping: an interrupted run goes on only with the very same.
    digest      text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    undone_at   timestamptz,
    actor_id    uuid,
    sample      boolean     not null default false
);

-- Bookmarks: a chunk's row commits with its reports, so what is here is loaded and nothing else is.
create table report.import_chunk (
    import_id uuid    not null references report.import,
    no        integer not null,
    read      integer not null,
    loaded    integer not null,
    refused   integer not null,
    primary key (import_id, no)
);

-- What an import brought; the same external id never twice.
drop index report.report_import;
create unique index report_import on report.report (import_id, external_id) where import_id is not null;

-- What changed since when, for other systems that ask again and again.
create index step_at on report.step (at) include (report_id) where not internal;
