-- Which application is about which letter (a regular report about its card), and the application that the letter came of.
create table casework.mention (
    application_id uuid not null references casework.application on delete cascade,
    letter_id      uuid not null,
    issued_to      uuid not null references casework.application on delete cascade,
    primary key (application_id, letter_id)
);
create index mention_issued on casework.mention (issued_to);
