create schema agency;

-- Perangkat daerah and city companies. Closed with valid_to and successor, never deleted: old records point to the code.
create table agency.agency (
    code         text    primary key,
    name_id      text    not null,
    name_en      text    not null,
    abbreviation text    not null,
    type         text    not null,
    parent       text,
    serves       text    not null,
    valid_from   date    not null,
    valid_to     date    not null,
    successor    text,
    certain      boolean not null,
    note         text
);

-- Kinds of citizen reports and who answers for them; content as in report-categories.yaml.
create table agency.category (
    code    text    primary key,
    place   integer not null,
    content jsonb   not null
);

create table agency.category_group (
    code    text    primary key,
    place   integer not null,
    name_id text    not null,
    name_en text    not null
);
