-- Words of the descriptions, for searching. Written behind the reports, in heaps, so that filing one does not wait for it; what is
-- still to be done stands in report.search_todo, and every search looks there too: what was filed is found at once.
create table report.search (
    report_id uuid     primary key,
    words     tsvector not null
);
create index search_words on report.search using gin (words);

create table report.search_todo (
    report_id uuid not null
);
alter table report.search_todo set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Signs between words are spaces: otherwise "jl.raya" would be the name of a host.
create function report.words(description text) returns tsvector language sql immutable as $$
    select to_tsvector('pg_catalog.simple', regexp_replace(description, '[[:punct:]]+', ' ', 'g'))
$$;

create or replace function report.tally_insert() returns trigger language plpgsql as $$
begin
    insert into report.tally_change
    select ward, agency, category, status, tile_x, tile_y, count(*), sum((lat * 1e6)::bigint), sum((lon * 1e6)::bigint)
    from added group by 1, 2, 3, 4, 5, 6;
    insert into report.search_todo select id from added;
    return null;
end $$;
create or replace function report.tally_delete() returns trigger language plpgsql as $$
begin
    insert into report.tally_change
    select ward, agency, category, status, tile_x, tile_y, -count(*), -sum((lat * 1e6)::bigint), -sum((lon * 1e6)::bigint)
    from removed group by 1, 2, 3, 4, 5, 6;
    delete from report.step where report_id in (select id from removed);
    delete from report.search where report_id in (select id from removed);
    return null;
end $$;

insert into report.search_todo select id from report.report;
