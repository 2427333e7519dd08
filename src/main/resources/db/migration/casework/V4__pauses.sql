-- A clock that stands still keeps the time it had; what is left of it follows from when it was halted, to the second.
alter table casework.task add column paused_due timestamptz;
update casework.task set paused_due = paused_at + make_interval(mins => left_minutes) where paused_at is not null;
alter table casework.task drop column left_minutes;
alter table casework.application drop column left_minutes;
