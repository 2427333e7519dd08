package id.andalan.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The queues of an agency's inbox; their Indonesian names stand in addresses ({@code antrean=}). */
public enum InboxTab {
    /** Nobody has it yet, or it has come back. */
    BARU(EnumSet.of(ReportStatus.RECEIVED, ReportStatus.REOPENED)),
    /** The deadline has passed. */
    TERLAMBAT(EnumSet.complementOf(EnumSet.of(
            ReportStatus.RETURNED,
            ReportStatus.RESOLVED,
            ReportStatus.CLOSED,
            ReportStatus.REJECTED,
            ReportStatus.MERGED))),
    /** What the reader has. */
    SAYA(ReportStatus.OPEN),
    DIKERJAKAN(EnumSet.of(ReportStatus.ASSIGNED, ReportStatus.IN_PROGRESS)),
    MENUNGGU(EnumSet.of(ReportStatus.RETURNED)),
    SEMUA(ReportStatus.OPEN),
    /** Has ended, newest first. */
    SELESAI(EnumSet.complementOf(EnumSet.copyOf(ReportStatus.OPEN)));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<ReportStatus> statuses;

    InboxTab(Set<ReportStatus> statuses) {
        this.statuses = Set.copyOf(statuses);
    }

    public Set<ReportStatus> statuses() {
        return statuses;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InboxTab> find(String code) {
        for (InboxTab tab : values()) {
            if (tab.code().equals(code)) {
                return Optional.of(tab);
            }
        }
        return Optional.empty();
    }
}
