-- The officials' lists: what is open in an agency, most urgent first, what has no time of its own last.
drop index casework.task_inbox;
create index task_desk on casework.task (agency, coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), id);
-- What an agency ended, newest first.
create index application_done on casework.application (agency, ended_at desc, id desc) where ended_at is not null;
-- Promises to watch; what of a service is open.
create index application_late on casework.application (due_at) where open and paused_at is null and escalation = 0;
create index application_service on casework.application (service) where open;
create index signal_application on casework.signal (application_id);
create index absence_account on casework.absence (account_id, to_day);
