package id.andalan.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole life of a report in one table: which step leads where. */
public enum ReportStatus {
    /** With an agency, nobody has taken it up yet. */
    RECEIVED,
    /** An officer has it. */
    ASSIGNED,
    /** Work has begun. */
    IN_PROGRESS,
    /** Back with whoever reported, who is asked something; the clock stands still. */
    RETURNED,
    /** Done as the agency says; whoever reported may confirm or reopen for ten days. */
    RESOLVED,
    /** Not done, as whoever reported says. */
    REOPENED,
    /** Confirmed, or not contradicted for ten days. */
    CLOSED,
    /** Not a matter of the city, with the reason. */
    REJECTED,
    /** The same matter as another report, which goes on. */
    MERGED;

    /** States in which somebody has something to do. */
    public static final Set<ReportStatus> OPEN = EnumSet.of(RECEIVED, ASSIGNED, IN_PROGRESS, RETURNED, REOPENED);

    private static final Set<ReportStatus> WORKABLE = EnumSet.of(RECEIVED, ASSIGNED, IN_PROGRESS, REOPENED);

    private static final Map<StepKind, Set<ReportStatus>> FROM = Map.ofEntries(
            Map.entry(StepKind.ASSIGNED, WORKABLE),
            Map.entry(StepKind.RELEASED, EnumSet.of(ASSIGNED)),
            Map.entry(StepKind.STARTED, EnumSet.of(RECEIVED, ASSIGNED, REOPENED)),
            Map.entry(StepKind.RETURNED, WORKABLE),
            Map.entry(StepKind.ANSWERED, EnumSet.of(RETURNED)),
            Map.entry(StepKind.RESUMED, EnumSet.of(RETURNED)),
            Map.entry(StepKind.HANDED_OVER, WORKABLE),
            Map.entry(StepKind.RESOLVED, WORKABLE),
            Map.entry(StepKind.CONFIRMED, EnumSet.of(RESOLVED)),
            Map.entry(StepKind.CLOSED, EnumSet.of(RESOLVED)),
            Map.entry(StepKind.REOPENED, EnumSet.of(RESOLVED)),
            Map.entry(StepKind.REJECTED, OPEN),
            Map.entry(StepKind.MERGED, OPEN),
            Map.entry(StepKind.ESCALATED, OPEN),
            Map.entry(StepKind.COMMENTED, EnumSet.allOf(ReportStatus.class)));

    /** Whether the step may be taken in this state. */
    public boolean allows(StepKind step) {
        return FROM.getOrDefault(step, Set.of()).contains(this);
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** As stored and as spoken in the API: {@code in_progress}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportStatus> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    /** The state of that code; throws IllegalArgumentException for an unknown one. */
    public static ReportStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
