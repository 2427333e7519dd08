package id.andalan.report;

import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The two deadlines of a report, counted in working time: the first response and the resolution.
 *
 * @param pausedAt since when the clock stands still; null while it runs
 * @param respondedAt when the agency first took it up; null before
 * @param running whether any deadline is watched at all
 * @param escalation 0 nobody told, 1 the head of the agency, 2 the city's leader
 */
public record DeadlineClock(
        Instant responseDue,
        Instant resolveDue,
        @Nullable Instant pausedAt,
        @Nullable Instant respondedAt,
        boolean running,
        int escalation) {

    /** Highest level: the city's leader has been told. */
    public static final int HIGHEST = 2;

    /** A deadline missed this long goes on to the city's leader: one calendar day, so that a night does not count twice. */
    static final Duration TO_LEADER = Duration.ofHours(24);

    static DeadlineClock starting(Instant responseDue, Instant resolveDue) {
        return new DeadlineClock(responseDue, resolveDue, null, null, true, 0);
    }

    /** The deadline that counts now: null while paused and after the end. */
    public @Nullable Instant dueAt() {
        if (!running || pausedAt != null) {
            return null;
        }
        return respondedAt == null && responseDue.isBefore(resolveDue) ? responseDue : resolveDue;
    }

    DeadlineClock responded(Instant at) {
        if (respondedAt != null) {
            return this;
        }
        return new DeadlineClock(responseDue, resolveDue, pausedAt, at, running, calmedAt(at));
    }

    /** Taken up in time to meet the next deadline: nobody needs to be told of it yet. */
    private int calmedAt(Instant at) {
        return at.isBefore(resolveDue) ? 0 : escalation;
    }

    DeadlineClock paused(Instant at) {
        return new DeadlineClock(responseDue, resolveDue, at, respondedAt, running, escalation);
    }

    DeadlineClock resumed(Instant at, WorkingCalendar working) {
        if (pausedAt == null) {
            return this;
        }
        // What was left when the clock stopped is left when it starts again; a deadline already missed stays missed.
        Instant due =
                resolveDue.isAfter(pausedAt) ? working.plus(at, working.between(pausedAt, resolveDue)) : resolveDue;
        return new DeadlineClock(responseDue, due, null, respondedAt, running, escalation);
    }

    DeadlineClock stopped() {
        return new DeadlineClock(responseDue, resolveDue, null, respondedAt, false, escalation);
    }

    DeadlineClock restarted(Instant due) {
        return new DeadlineClock(responseDue, due, null, respondedAt, true, 0);
    }

    /** Who should know by now: 0 nobody, 1 the head of the agency, 2 the city's leader. */
    int levelAt(Instant now) {
        Instant due = dueAt();
        if (due == null || !due.isBefore(now)) {
            return 0;
        }
        return due.plus(TO_LEADER).isBefore(now) ? HIGHEST : 1;
    }

    /** One level at a time, so that the leader is never told before the agency's own head. */
    DeadlineClock escalated() {
        return new DeadlineClock(
                responseDue, resolveDue, pausedAt, respondedAt, running, Math.min(HIGHEST, escalation + 1));
    }

    /** Another agency begins: its own head is told anew if the deadline passes. */
    DeadlineClock calm() {
        return new DeadlineClock(responseDue, resolveDue, pausedAt, respondedAt, running, 0);
    }
}
