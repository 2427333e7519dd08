create schema pack;

-- The pack whose content is in the modules' tables; one row.
create table pack.loaded (
    one    boolean     primary key default true check (one),
    digest text        not null,
    folder text        not null,
    at     timestamptz not null
);

-- Counts the changes of what each server keeps in memory: a server that knows a lower number reads anew.
create table pack.edition (
    memory text   primary key,
    no     bigint not null
);
