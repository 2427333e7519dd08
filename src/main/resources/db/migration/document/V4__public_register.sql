-- What is public of a letter, for services that keep a public register: only fields that the service names and the applicant agreed to.
-- The letter says whether it counts (signed, not revoked, not past its last day); this row says what may be read then.
create table document.public_entry (
    letter  uuid     primary key references document.letter,
    kind    text     not null,
    -- Version of the service whose form names the choices.
    version integer  not null,
    content jsonb    not null,
    -- What the list is sorted by: its first field, in small letters.
    sort    text     not null,
    words   tsvector not null
);
-- A page of the register.
create index public_entry_kind on document.public_entry (kind, sort, letter);
-- Its search.
create index public_entry_words on document.public_entry using gin (words);
