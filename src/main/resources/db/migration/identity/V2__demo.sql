-- Whether sample persons may come in, when somebody has said so; without a row the environment (ANDALAN_DEMO) decides.
create table identity.demo (
    one     boolean     primary key default true check (one),
    running boolean     not null,
    at      timestamptz not null
);
