package id.andalan.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which reports: what a figure counts and what the list behind it shows are the same filter, turned into the same condition.
 *
 * @param statuses empty: any
 * @param area what part of the city, and whose
 * @param time when filed or resolved; empty bounds are open
 * @param overdue only those whose running deadline has passed
 * @param without codes of categories that are left out
 * @param text words in the description, or a tracking number
 * @param asOf null: as things stand now; else states and deadlines as they stood at that moment, of the reports filed before it
 */
public record ReportFilter(
        Set<ReportStatus> statuses,
        Area area,
        Time time,
        boolean overdue,
        Set<String> without,
        @Nullable String text,
        @Nullable Instant asOf) {
    public static final ReportFilter ALL = new ReportFilter(Set.of(), Area.ALL, Time.ALL, false, Set.of(), null);
    public static final ReportFilter OPEN = ALL.withStatuses(ReportStatus.OPEN);

    /**
     * Codes; null: any.
     *
     * @param district Kemendagri code of a kecamatan: all wards whose code begins with it
     */
    public record Area(
            @Nullable String ward,
            @Nullable String district,
            @Nullable String agency,
            @Nullable String category) {
        public static final Area ALL = new Area(null, null, null, null);
    }

    /** Half-open intervals: from inclusive, to exclusive. */
    public record Time(
            @Nullable Instant filedFrom,
            @Nullable Instant filedTo,
            @Nullable Instant resolvedFrom,
            @Nullable Instant resolvedTo) {
        public static final Time ALL = new Time(null, null, null, null);
    }

    public ReportFilter(
            Set<ReportStatus> statuses,
            Area area,
            Time time,
            boolean overdue,
            Set<String> without,
            @Nullable String text) {
        this(statuses, area, time, overdue, without, text, null);
    }

    public ReportFilter {
        statuses = statuses.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(statuses));
    }

    public ReportFilter withStatuses(Set<ReportStatus> some) {
        return new ReportFilter(some, area, time, overdue, without, text, asOf);
    }

    public ReportFilter withArea(Area other) {
        return new ReportFilter(statuses, other, time, overdue, without, text, asOf);
    }

    public ReportFilter withTime(Time other) {
        return new ReportFilter(statuses, area, other, overdue, without, text, asOf);
    }

    public ReportFilter onlyOverdue() {
        return new ReportFilter(statuses, area, time, true, without, text, asOf);
    }

    public ReportFilter without(Set<String> categories) {
        return new ReportFilter(statuses, area, time, overdue, categories, text, asOf);
    }

    public ReportFilter withText(@Nullable String words) {
        return new ReportFilter(
                statuses, area, time, overdue, without, words == null || words.isBlank() ? null : words.strip(), asOf);
    }

    /**
     * As things stood at a moment. Ward, category and agency are today's; a deadline that was moved since (an answer, a reopening)
     * counts as it is now.
     */
    public ReportFilter asOf(@Nullable Instant moment) {
        return new ReportFilter(statuses, area, time, overdue, without, text, moment);
    }

    /** Whether the tallies know the answer: they hold ward, agency, category and state, no times and no texts. */
    boolean isTallied() {
        return !overdue && text == null && asOf == null && time.equals(Time.ALL);
    }

    /** The condition in SQL with named parameters, over the columns of {@code report.report} (or a tally, if {@link #isTallied}). */
    Condition condition(Instant now) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (asOf != null) {
            ReportMoment.add(this, asOf, parts, values);
        } else if (!statuses.isEmpty()) {
            if (statuses.equals(ReportStatus.OPEN) && !isTallied()) {
                parts.add("open");
            } else {
                parts.add("status in (:statuses)");
                values.put("statuses", statuses.stream().map(ReportStatus::code).toList());
                if (ReportStatus.OPEN.containsAll(statuses) && !isTallied()) {
                    // Lets PostgreSQL see that the index of the open ones holds them all.
                    parts.add("open");
                }
            }
        }
        add(parts, values, "ward = :ward", "ward", area.ward);
        add(parts, values, "ward like :district", "district", area.district == null ? null : area.district + ".%");
        add(parts, values, "agency = :agency", "agency", area.agency);
        add(parts, values, "category = :category", "category", area.category);
        add(parts, values, "category not in (:without)", "without", without.isEmpty() ? null : without);
        add(parts, values, "filed_at >= :filedFrom", "filedFrom", sql(time.filedFrom));
        add(parts, values, "filed_at < :filedTo", "filedTo", sql(time.filedTo));
        add(parts, values, "resolved_at >= :resolvedFrom", "resolvedFrom", sql(time.resolvedFrom));
        add(parts, values, "resolved_at < :resolvedTo", "resolvedTo", sql(time.resolvedTo));
        add(parts, values, "open and due_at < :now", "now", overdue && asOf == null ? sql(now) : null);
        if (text != null) {
            SearchText.add(text, parts, values);
        }
        return new Condition(parts.isEmpty() ? "true" : String.join(" and ", parts), values);
    }

    private static void add(
            List<String> parts, Map<String, Object> values, String part, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(part);
            values.put(name, value);
        }
    }

    private static java.sql.@Nullable Timestamp sql(@Nullable Instant at) {
        return at == null ? null : java.sql.Timestamp.from(at);
    }

    /** A SQL condition and its named values. */
    record Condition(String sql, Map<String, Object> values) {}
}
