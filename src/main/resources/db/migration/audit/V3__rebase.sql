-- Moves the positions on when the rows came from another cluster. Measured against the next transaction id, not against the oldest
-- running one: a second server may start while the first is in the middle of its work, and then nothing may move.
create or replace function audit.rebase() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    shift    bigint;
    behind   bigint;
    distance bigint;
begin
    for attempt in 1..2 loop
        shift := (select (regexp_match(prosrc, '\+ (-?\d+)'))[1]::bigint from pg_proc where oid = 'audit.position()'::regprocedure);
        behind := greatest((select coalesce(max(pos), 0) from audit.entry), (select coalesce(max(to_pos), 0) - 1 from audit.batch));
        if pg_snapshot_xmax(pg_current_snapshot())::text::bigint + shift > behind then
            return 0;
        end if;
        -- Another server may do the same now, and writers under way still have their old places: wait for them, then look again.
        lock table audit.entry in share row exclusive mode;
    end loop;
    distance := behind + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    execute format('create or replace function audit.position() returns bigint language sql volatile as '
        '''select pg_current_xact_id()::text::bigint + %s''', distance);
    execute format('create or replace function audit.watermark() returns bigint language sql volatile as '
        '''select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s''', distance);
    return distance - shift;
end $$;
