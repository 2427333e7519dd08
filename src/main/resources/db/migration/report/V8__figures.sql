-- Deadlines kept, by agency: the index of the resolved ones says it without looking at the reports.
drop index report.report_resolved;
create index report_resolved on report.report (resolved_at)
    include (filed_at, ward, category, agency, status, resolve_due) where resolved_at is not null;
-- What was open at a past moment and has been rejected or merged since; a report that is handled never enters this index.
create index report_dropped on report.report (ended_at) where resolved_at is null and ended_at is not null;
