create schema catalog;

-- A public service. What leaves the pack is retired, never deleted: old cases and links point to the code.
create table catalog.service (
    code       text        primary key,
    retired_at timestamptz
);

-- What was published under a number, as in service.yaml; never changed afterwards. Read whole into memory (dozens of services).
create table catalog.version (
    code       text        not null references catalog.service,
    version    integer     not null check (version > 0),
    valid_from date        not null,
    content    jsonb       not null,
    loaded_at  timestamptz not null,
    primary key (code, version)
);

-- Parts of life that services belong to, in the order of the pack.
create table catalog.topic (
    code    text    primary key,
    place   integer not null,
    name_id text    not null,
    name_en text    not null,
    icon    text    not null
);
