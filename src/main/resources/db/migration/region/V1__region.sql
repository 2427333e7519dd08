create schema region;

-- The profile of the one city that this database belongs to: names, zone, contact, branding, office hours.
create table region.city (
    one     boolean primary key default true check (one),
    code    text    not null,
    profile jsonb   not null
);

create table region.holiday (
    day     date    not null,
    kind    text    not null,
    name_id text    not null,
    name_en text    not null,
    certain boolean not null,
    primary key (day, name_id)
);

-- Other office hours in this season (Ramadan).
create table region.season (
    from_day date    primary key,
    to_day   date    not null,
    certain  boolean not null
);

-- Province, city, districts and wards. A code may have several rows, one after the other in time (renamed, moved to another
-- district); rows are closed with valid_to, never deleted, because old records point to them.
create table region.region (
    code         text    not null,
    level        text    not null,
    name         text    not null,
    parent       text,
    island       text,
    lat          double precision,
    lon          double precision,
    area_km2     double precision,
    bps_code     text,
    postcode     text,
    valid_from   date    not null,
    valid_to     date    not null,
    predecessor  text,
    date_certain boolean not null,
    note         text,
    primary key (code, valid_from)
);

-- A set of ward boundaries. In force: the newest official one that was not undone, else the newest schematic one.
create table region.boundary_set (
    id        uuid        primary key,
    kind      text        not null check (kind in ('SCHEMATIC', 'OFFICIAL')),
    source    text        not null,
    digest    text        not null,
    made_at   timestamptz not null,
    undone_at timestamptz
);

create table region.boundary (
    set_id uuid  not null references region.boundary_set,
    ward   text  not null,
    -- Well-known binary, WGS 84, longitude first.
    shape  bytea not null,
    primary key (set_id, ward)
);
