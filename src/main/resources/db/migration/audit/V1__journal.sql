create schema audit;

-- The place of a transaction in the journal: its id, moved on by an offset that audit.rebase() sets anew when the rows came from
-- another cluster, whose transaction ids are others. All entries below audit.watermark() are final: no running transaction can
-- still write one.
create function audit.position() returns bigint language sql volatile as 'select pg_current_xact_id()::text::bigint + 0';
create function audit.watermark() returns bigint language sql volatile as 'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0';

create table audit.entry (
    pos          bigint      not null default audit.position(),
    id           bigint      generated always as identity,
    at           timestamptz not null,
    action       text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    actor_kind   text        not null,
    actor_id     uuid,
    facts        jsonb       not null,
    primary key (pos, id)
);

-- The history of one record, and who looked at one person's data.
create index entry_subject on audit.entry (subject_id, pos);
-- What one account did.
create index entry_actor on audit.entry (actor_id, pos) where actor_id is not null;

create table audit.batch (
    no        bigint      primary key,
    from_pos  bigint      not null,
    to_pos    bigint      not null check (to_pos > from_pos),
    entries   integer     not null,
    previous  bytea       not null,
    hash      bytea       not null,
    sealed_at timestamptz not null
);

-- How far each listener has read; all entries below pos are done.
create table audit.reader (
    name text   primary key,
    pos  bigint not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only';
end $$;

create trigger entry_append_only before update or delete on audit.entry for each row execute function audit.refuse_change();
create trigger entry_no_truncate before truncate on audit.entry for each statement execute function audit.refuse_change();
create trigger batch_append_only before update or delete on audit.batch for each row execute function audit.refuse_change();
create trigger batch_no_truncate before truncate on audit.batch for each statement execute function audit.refuse_change();

revoke update, delete, truncate on audit.entry, audit.batch from "${app}";

-- One text for one entry, for the hash: fields cannot hold the separator (it is a control character; JSON escapes those).
create function audit.line(e audit.entry) returns text language sql immutable as $$
    select concat_ws(e'\x1f', e.pos, e.id, (extract(epoch from e.at) * 1000000)::bigint, e.action, e.subject_type, e.subject_id,
                     e.actor_kind, coalesce(e.actor_id::text, ''), e.facts::text) || e'\x1e'
$$;

-- Moves the positions on, so that the next transaction stands behind everything that is in the journal already.
create function audit.rebase() returns bigint language plpgsql security definer set search_path = pg_catalog as $$
declare
    behind   bigint := greatest((select coalesce(max(pos), 0) from audit.entry), (select coalesce(max(to_pos), 0) from audit.batch));
    distance bigint := behind + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
begin
    if audit.watermark() > behind then
        return 0;
    end if;
    execute format('create or replace function audit.position() returns bigint language sql volatile as '
        '''select pg_current_xact_id()::text::bigint + %s''', distance);
    execute format('create or replace function audit.watermark() returns bigint language sql volatile as '
        '''select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s''', distance);
    return distance;
end $$;
revoke execute on function audit.rebase() from public;
grant execute on function audit.rebase() to "${app}";
