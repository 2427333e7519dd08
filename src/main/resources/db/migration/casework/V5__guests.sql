-- Agencies beside a case's own on whose desks one of its tasks lies or has lain: they find it again.
create table casework.guest (
    agency         text not null,
    application_id uuid not null references casework.application on delete cascade,
    primary key (agency, application_id)
);
create index guest_application on casework.guest (application_id);

-- The agency of the case, where its task lies on the desk of another: it sees where its cases wait.
alter table casework.task add column home text;
create index task_away on casework.task (home) where home is not null;
