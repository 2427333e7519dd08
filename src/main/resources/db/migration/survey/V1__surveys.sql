create schema survey;

-- The questionnaire as it was asked under a number; never changed afterwards.
create table survey.instrument (
    version integer primary key check (version > 0),
    content jsonb   not null
);

-- Cases that have ended, from the journal: whom to ask, and how many were served. Cases taken back are not among them.
create table survey.ended (
    case_id  uuid primary key,
    number   text not null,
    service  text not null,
    agency   text not null,
    status   text not null,
    ended_on date not null
);
-- How many were served in a period, by service.
create index ended_on on survey.ended (ended_on, service, agency);

-- One questionnaire that was filled in: by whoever has the private link of a case, or entered from paper by an officer.
create table survey.response (
    id            uuid        primary key,
    case_id       uuid        unique references survey.ended,
    service       text        not null,
    agency        text        not null,
    -- The day of the service: the results of a period are about those served in it.
    served_on     date        not null,
    version       integer     not null references survey.instrument (version),
    age           text,
    sex           text,
    education     text,
    job           text,
    comment       text        not null default '',
    comment_state text        not null default 'NONE' check (comment_state in ('NONE', 'WAITING', 'RELEASED', 'WITHHELD')),
    -- What everybody may read: without personal data.
    released      text        not null default '',
    answered_at   timestamptz not null,
    changed_at    timestamptz not null
);
-- Results of a period.
create index response_served on survey.response (served_on, service, agency);
-- Open answers that an officer has yet to look at; and those that everybody may read.
create index response_waiting on survey.response (agency, answered_at) where comment_state = 'WAITING';
create index response_released on survey.response (service, served_on) where comment_state = 'RELEASED';

create table survey.answer (
    response uuid     not null references survey.response on delete cascade,
    element  text     not null,
    score    smallint not null check (score between 1 and 4),
    primary key (response, element)
);

-- What an agency does about a low element, and by when.
create table survey.follow_up (
    id         uuid        primary key,
    agency     text        not null,
    service    text        not null,
    element    text        not null,
    period     text        not null,
    what       text        not null,
    who        text        not null,
    due        date        not null,
    done_on    date,
    result     text        not null default '',
    created_at timestamptz not null
);
create index follow_up_agency on survey.follow_up (agency, due);
create index follow_up_service on survey.follow_up (service, due);
