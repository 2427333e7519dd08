-- What somebody has begun to fill in and not yet sent; kept for 30 days after the last change. Found by the secret in its address, of
-- which only a digest stands here.
create table casework.draft (
    id         uuid        primary key,
    secret     bytea       not null unique,
    service    text        not null,
    version    integer     not null,
    account    uuid,
    -- Answers and person, sealed: personal data.
    key_id     text        not null,
    sealed     bytea       not null,
    begun_at   timestamptz not null,
    changed_at timestamptz not null,
    expires_at timestamptz not null
);
-- The drafts of an account.
create index draft_account on casework.draft (account) where account is not null;
-- What the sweep looks for.
create index draft_expires on casework.draft (expires_at);

