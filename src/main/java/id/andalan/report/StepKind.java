package id.andalan.report;

import java.util.Locale;

/** What can happen to a report. */
public enum StepKind {
    FILED,
    ASSIGNED,
    RELEASED,
    STARTED,
    RETURNED,
    ANSWERED,
    RESUMED,
    HANDED_OVER,
    RESOLVED,
    CONFIRMED,
    CLOSED,
    REOPENED,
    REJECTED,
    MERGED,
    ESCALATED,
    COMMENTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action in the journal: {@code report.handed_over}. */
    public String action() {
        return "report." + code();
    }
}
