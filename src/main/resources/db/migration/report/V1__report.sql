create schema report;

create sequence report.number_block increment by 100;

create table report.report (
    id           uuid             primary key,
    number       text             not null unique,
    category     text             not null,
    ward         text             not null,
    agency       text             not null,
    status       text             not null,
    open         boolean          not null,
    urgency      smallint         not null,
    lat          double precision not null,
    lon          double precision not null,
    tile_x       integer          not null,
    tile_y       integer          not null,
    placed_by    text             not null check (placed_by in ('pin', 'ward', 'address')),
    address      text,
    description  text             not null,
    source       text             not null,
    account_id   uuid,
    contact_id   uuid,
    assignee     uuid,
    merged_into  uuid,
    filed_at     timestamptz      not null,
    updated_at   timestamptz      not null,
    response_due timestamptz      not null,
    resolve_due  timestamptz      not null,
    due_at       timestamptz,
    paused_at    timestamptz,
    responded_at timestamptz,
    resolved_at  timestamptz,
    ended_at     timestamptz,
    escalation   smallint         not null default 0,
    reopenings   smallint         not null default 0,
    followers    integer          not null default 0,
    photos       smallint         not null default 0,
    sample       boolean          not null default false,
    import_id    uuid,
    external_id  text,
    version      integer          not null
) with (fillfactor = 85);

-- Every index costs each step of a report's life; these are the ones that a page or a job cannot do without.
-- The public list, newest first, alone or by ward, category or agency.
create index report_filed on report.report (filed_at desc, id desc);
create index report_ward on report.report (ward, filed_at desc, id desc);
create index report_category on report.report (category, filed_at desc, id desc);
create index report_agency on report.report (agency, filed_at desc, id desc);
-- The officer's inbox, most urgent deadline first; what is overdue, anywhere or with one agency; deadlines to watch.
create index report_inbox on report.report (agency, status, due_at, id) include (ward, category, escalation) where open;
-- What one officer has.
create index report_assignee on report.report (assignee, due_at, id) where open and assignee is not null;
-- Points of a map at street level; similar reports nearby.
create index report_tile on report.report (tile_x, tile_y);
-- Resolved today, median time to resolve.
create index report_resolved on report.report (resolved_at) include (filed_at, ward, category, agency, status) where resolved_at is not null;
-- Resolved reports that close by themselves.
create index report_confirm on report.report (resolved_at) where status = 'resolved';
-- What one account or contact filed; what an import brought.
create index report_account on report.report (account_id, filed_at desc) where account_id is not null;
create index report_contact on report.report (contact_id) where contact_id is not null;
create index report_import on report.report (import_id, external_id) where import_id is not null;

-- The life of a report as people read it; one row per step, never changed. Written in one statement with its report and removed with
-- it by a trigger; a foreign key would lock the report's row at every step.
create table report.step (
    report_id   uuid        not null,
    version     integer     not null,
    id          bigint      generated always as identity,
    at          timestamptz not null,
    kind        text        not null,
    from_status text,
    to_status   text        not null,
    from_agency text,
    to_agency   text        not null,
    actor_kind  text        not null,
    actor_id    uuid,
    internal    boolean     not null default false,
    note        text,
    primary key (report_id, id)
);

-- "Saya juga": whoever follows instead of filing the same again.
create table report.follower (
    report_id  uuid        not null references report.report on delete cascade,
    follower   text        not null,
    contact_id uuid,
    account_id uuid,
    at         timestamptz not null,
    primary key (report_id, follower)
);

-- How many reports stand where in which state: exact at every moment as report.tally plus what report.tally_change holds.
create table report.tally_change (
    ward     text   not null,
    agency   text   not null,
    category text   not null,
    status   text   not null,
    tile_x   integer not null,
    tile_y   integer not null,
    n        integer not null,
    lat_sum  bigint not null,
    lon_sum  bigint not null
);
create table report.tally (
    ward     text   not null,
    agency   text   not null,
    category text   not null,
    status   text   not null,
    n        bigint not null,
    primary key (ward, agency, category, status)
) with (fillfactor = 50);
-- The same per map tile of zoom 19 and, gathered, of zoom 16; sums of millionths of a degree give the centre.
create table report.tally_tile (
    zoom     smallint not null,
    tile_x   integer  not null,
    tile_y   integer  not null,
    category text     not null,
    status   text     not null,
    ward     text     not null,
    agency   text     not null,
    n        bigint   not null,
    lat_sum  bigint   not null,
    lon_sum  bigint   not null,
    primary key (zoom, tile_x, tile_y, category, status, ward, agency)
) with (fillfactor = 70);

create function report.tally_insert() returns trigger language plpgsql as $$
begin
    insert into report.tally_change
    select ward, agency, category, status, tile_x, tile_y, count(*), sum((lat * 1e6)::bigint), sum((lon * 1e6)::bigint)
    from added group by 1, 2, 3, 4, 5, 6;
    return null;
end $$;
create function report.tally_delete() returns trigger language plpgsql as $$
begin
    insert into report.tally_change
    select ward, agency, category, status, tile_x, tile_y, -count(*), -sum((lat * 1e6)::bigint), -sum((lon * 1e6)::bigint)
    from removed group by 1, 2, 3, 4, 5, 6;
    delete from report.step where report_id in (select id from removed);
    return null;
end $$;
create function report.tally_update() returns trigger language plpgsql as $$
begin
    if old.status = new.status and old.agency = new.agency and old.ward = new.ward and old.category = new.category
        and old.tile_x = new.tile_x and old.tile_y = new.tile_y then
        return null;
    end if;
    insert into report.tally_change
    values (old.ward, old.agency, old.category, old.status, old.tile_x, old.tile_y, -1, -(old.lat * 1e6)::bigint, -(old.lon * 1e6)::bigint),
           (new.ward, new.agency, new.category, new.status, new.tile_x, new.tile_y, 1, (new.lat * 1e6)::bigint, (new.lon * 1e6)::bigint);
    return null;
end $$;
create trigger tally_insert after insert on report.report referencing new table as added
    for each statement execute function report.tally_insert();
create trigger tally_delete after delete on report.report referencing old table as removed
    for each statement execute function report.tally_delete();
-- The comparison stands in the function: a WHEN clause is parsed anew by every statement.
create trigger tally_update after update on report.report for each row execute function report.tally_update();

-- Emptied cells are swept after each fold.
create index tally_tile_empty on report.tally_tile (n) where n = 0;

alter table report.tally_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
