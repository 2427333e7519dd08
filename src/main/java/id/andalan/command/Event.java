package id.andalan.command;

import id.andalan.audit.JournalEntry;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportView;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a report, as the wall tells it.
 *
 * @param action as in the journal, e.g. {@code report.filed}
 */
public record Event(Instant at, String action, String number, String category, String ward, String agency) {
    /** Remarks and followers do not change the city. */
    private static final Set<String> TOLD = Set.of(
            "report.filed",
            "report.assigned",
            "report.started",
            "report.returned",
            "report.answered",
            "report.handed_over",
            "report.resolved",
            "report.confirmed",
            "report.closed",
            "report.reopened",
            "report.rejected",
            "report.merged",
            "report.escalated");

    /** Null when the entry is nothing for the wall. */
    static @Nullable Event of(JournalEntry entry) {
        String number = entry.fact("number");
        String category = entry.fact("category");
        String ward = entry.fact("ward");
        String agency = entry.fact("agency");
        if (!TOLD.contains(entry.action()) || number == null || category == null || ward == null || agency == null) {
            return null;
        }
        return new Event(entry.at(), entry.action(), number, category, ward, agency);
    }

    static Event filed(ReportView report) {
        return of(report.filedAt(), "report.filed", report);
    }

    static Event resolved(ReportView report) {
        Instant at = report.resolvedAt() == null ? report.updatedAt() : report.resolvedAt();
        return of(at, "report.resolved", report);
    }

    private static Event of(Instant at, String action, ReportView report) {
        return new Event(at, action, report.number(), report.category(), report.ward(), report.agency());
    }

    /** The journal and the report tell of the same, a breath apart. */
    boolean isSame(Event other) {
        return number.equals(other.number) && action.equals(other.action);
    }

    boolean isIn(ReportFilter part) {
        ReportFilter.Area area = part.area();
        return (area.ward() == null || area.ward().equals(ward))
                && (area.district() == null || ward.startsWith(area.district() + "."))
                && (area.agency() == null || area.agency().equals(agency))
                && (area.category() == null || area.category().equals(category))
                && !part.without().contains(category);
    }
}
