package id.andalan.catalog;

import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The promised time of a case or of a task, in working time of the city: it stands still while the applicant is to do something, and goes
 * on with what was left. One that has passed already stays as late as it was. Pure; the one place that knows this rule.
 *
 * @param filedAt when it began
 * @param due when an answer was promised; null when the standard promises no time
 * @param pausedAt since when it stands still; {@code due} is then still that of before
 */
public record Promise(
        Instant filedAt, @Nullable Instant due, @Nullable Instant pausedAt) {

    /**
     * The clock begins to run.
     *
     * @param minutes of working time; null when no time is promised
     */
    public static Promise starting(Instant filedAt, @Nullable Long minutes, WorkingCalendar calendar) {
        Instant due = minutes == null ? null : calendar.plus(filedAt, Duration.ofMinutes(minutes));
        return new Promise(filedAt, due, null);
    }

    /** Stands still from then on, if it does not already. */
    public Promise pause(Instant at) {
        return pausedAt == null ? new Promise(filedAt, due, at) : this;
    }

    /** Goes on from then on, if it stood still. */
    public Promise resume(Instant at, WorkingCalendar calendar) {
        if (pausedAt == null) {
            return this;
        }
        Instant later = due != null && due.isAfter(pausedAt) ? calendar.plus(at, calendar.between(pausedAt, due)) : due;
        return new Promise(filedAt, later, null);
    }
}
