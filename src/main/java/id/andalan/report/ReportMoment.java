package id.andalan.report;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The condition "as it stood at a past moment": from the ends of a report where they tell it, else from its steps. */
final class ReportMoment {
    /** The last state before the moment; only looked up for reports whose columns do not tell. */
    private static final String STATE = """
            (select to_status from report.step
             where report_id = report.id and at < :asOf order by step.id desc limit 1)""";

    /**
     * Not ended before the moment. Reports that were reopened may have been resolved in between, which only their steps tell.
     */
    private static final String OPEN = """
            (open or resolved_at >= :asOf or (not open and resolved_at is null and ended_at >= :asOf))
            and (reopenings = 0 or %s in ('received', 'assigned', 'in_progress', 'returned', 'reopened'))""".formatted(STATE);

    private static final String DUE = """
            case when responded_at is null or responded_at >= :asOf then least(response_due, resolve_due)
                 else resolve_due end < :asOf
            and (paused_at is null or paused_at >= :asOf)""";

    /** All that may have been open at the moment, as a table: each branch has an index of its own. */
    private static final String ROWS = """
            (select * from report.report where open and filed_at < :asOf
             union all
             select * from report.report where not open and resolved_at >= :asOf and filed_at < :asOf
             union all
             select * from report.report where not open and resolved_at is null and ended_at >= :asOf and filed_at < :asOf
            ) as report""";

    private ReportMoment() {}

    /** Where to count the rows of a filter. */
    static String rows(ReportFilter filter) {
        boolean open = filter.statuses().equals(ReportStatus.OPEN) || filter.overdue();
        return filter.asOf() != null && open ? ROWS : "report.report";
    }

    static void add(ReportFilter filter, Instant asOf, List<String> parts, Map<String, Object> values) {
        values.put("asOf", Timestamp.from(asOf));
        parts.add("filed_at < :asOf");
        boolean allOpen = filter.statuses().equals(ReportStatus.OPEN);
        if (allOpen || filter.overdue()) {
            parts.add(OPEN);
        }
        if (filter.overdue()) {
            parts.add(DUE);
        }
        if (!allOpen && !filter.statuses().isEmpty()) {
            parts.add("case when updated_at < :asOf then status else " + STATE + " end in (:statuses)");
            values.put(
                    "statuses",
                    filter.statuses().stream().map(ReportStatus::code).toList());
        }
    }
}
