package id.andalan.casework;

import java.util.Locale;

/** What can stand in the timeline of a case. */
public enum StepKind {
    FILED,
    /** An official took the task. */
    CLAIMED,
    RELEASED,
    /** It was given to somebody. */
    DELEGATED,
    /** A task was finished, with its outcome. */
    DONE,
    /** The applicant answered or corrected. */
    ANSWERED,
    /** The applicant is asked while the task stays open. */
    ASKED,
    /** The question was taken back, the clock goes on. */
    RESUMED,
    /** The system told the applicant something. */
    NOTIFIED,
    RESERVED,
    DECIDED,
    /** The paper was ordered. */
    ORDERED,
    /** The paper is signed. */
    ISSUED,
    /** The paper was taken back. */
    REVOKED,
    PAID,
    /** A time ran out. */
    TIMED,
    /** Little of a task's time is left. */
    WARNED,
    ESCALATED,
    /** The applicant is reminded that an answer is missing. */
    REMINDED,
    COMMENTED,
    APPEALED,
    /** It goes on under a newer version of the service. */
    TAKEN_OVER,
    WITHDRAWN,
    /** Nobody answered in time. */
    LAPSED,
    GRANTED,
    REFUSED;

    /** Somebody of the agency did it. */
    public boolean isOfficials() {
        return switch (this) {
            case CLAIMED, RELEASED, DELEGATED, DONE, ASKED, RESUMED, PAID, COMMENTED, REVOKED -> true;
            default -> false;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String action() {
        return "application." + code();
    }

    public static StepKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
