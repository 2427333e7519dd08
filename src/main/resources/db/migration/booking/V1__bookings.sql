create schema booking;

-- Places, their groups and equipment as the pack has them; read whole into memory (dozens). A write to a calendar first locks the
-- rows of its places and equipment, so what it checks holds until it commits.
create table booking.place_group (
    code     text    primary key,
    position integer not null,
    content  jsonb   not null
);
create table booking.place (
    code     text    primary key,
    grp      text    not null references booking.place_group,
    position integer not null,
    content  jsonb   not null
);
create table booking.equipment (
    code     text    primary key,
    grp      text    not null references booking.place_group,
    position integer not null,
    stock    integer not null check (stock >= 0),
    content  jsonb   not null
);

-- What can be taken once at a time, numbered: a unit of a place ("studio#1"), and what two places have in common ("stage|yard").
-- Numbers are never given twice.
create table booking.spot (
    key    text    primary key,
    number integer not null unique check (number > 0)
);

create table booking.booking (
    id           uuid        primary key,
    series       uuid        not null,
    subject      uuid        not null,
    place        text        not null references booking.place,
    unit         integer     not null check (unit > 0),
    from_at      timestamptz not null,
    to_at        timestamptz not null check (to_at > from_at),
    kind         text        not null check (kind in ('RESERVED', 'HELD', 'OFFERED', 'BLOCKED')),
    active       boolean     not null default true,
    until        timestamptz,
    title        text        not null default '',
    title_open   boolean     not null default false,
    sequence     integer     not null default 0,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check ((until is not null) = (kind in ('HELD', 'OFFERED')))
);
-- A calendar from one moment to another.
create index booking_calendar on booking.booking (place, to_at) where active;
-- Everything of one application.
create index booking_subject on booking.booking (subject);
create index booking_series on booking.booking (series);
-- Holds and offers that have run out.
create index booking_until on booking.booking (until) where active and until is not null;

-- The minutes (since 1970) that a booking takes of each spot, with the time kept free after it. Spot and minute make one number, so
-- that PostgreSQL itself refuses a second booking of the same time, without an extension.
create table booking.taken (
    booking     uuid    not null references booking.booking on delete cascade,
    spot        integer not null references booking.spot (number),
    from_minute bigint  not null check (from_minute between 0 and 4294967295),
    to_minute   bigint  not null check (to_minute between 0 and 4294967295),
    primary key (booking, spot),
    check (from_minute < to_minute),
    constraint taken_once exclude using gist
        (int8range(spot::bigint * 4294967296 + from_minute, spot::bigint * 4294967296 + to_minute) with &&)
);

-- Equipment that goes with a booking.
create table booking.lent (
    booking   uuid    not null references booking.booking on delete cascade,
    equipment text    not null references booking.equipment,
    pieces    integer not null check (pieces > 0),
    primary key (booking, equipment)
);
create index lent_equipment on booking.lent (equipment);

-- Who waits for a time that is taken, first come first served.
create table booking.waiting (
    id        uuid        primary key,
    subject   uuid        not null,
    place     text        not null references booking.place,
    request   jsonb       not null,
    state     text        not null check (state in ('WAITING', 'OFFERED', 'TAKEN', 'LEFT', 'LAPSED')),
    series    uuid,
    ends_at   timestamptz not null,
    joined_at timestamptz not null
);
-- The queue of a place.
create index waiting_place on booking.waiting (place, id) where state in ('WAITING', 'OFFERED');
create index waiting_subject on booking.waiting (subject);
create index waiting_series on booking.waiting (series) where series is not null;
