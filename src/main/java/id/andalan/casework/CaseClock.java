package id.andalan.casework;

import id.andalan.core.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How promised times go: in working minutes of the city, standing still while the applicant is to do something. Pure. */
final class CaseClock {
    private CaseClock() {}

    static Application.Clock starting(Instant filedAt, @Nullable Integer minutes, WorkingCalendar calendar) {
        Instant due = minutes == null ? null : calendar.plus(filedAt, Duration.ofMinutes(minutes));
        return new Application.Clock(filedAt, due, null, null);
    }

    /** Stands still from now on; what is left is kept, below zero when it is late already. */
    static Application.Clock pause(Application.Clock clock, Instant at, WorkingCalendar calendar) {
        if (clock.pausedAt() != null) {
            return clock;
        }
        return new Application.Clock(clock.filedAt(), clock.due(), at, left(clock.due(), at, calendar));
    }

    static Application.Clock resume(Application.Clock clock, Instant at, WorkingCalendar calendar) {
        if (clock.pausedAt() == null) {
            return clock;
        }
        Integer left = clock.leftMinutes();
        return new Application.Clock(clock.filedAt(), due(left, clock.due(), at, calendar), null, null);
    }

    /** Working minutes until then; null when there is no such time. */
    static @Nullable Integer left(@Nullable Instant due, Instant at, WorkingCalendar calendar) {
        return due == null
                ? null
                : Integer.valueOf((int) calendar.between(at, due).toMinutes());
    }

    /** A time that was late before the pause stays as late as it was. */
    static @Nullable Instant due(
            @Nullable Integer left, @Nullable Instant before, Instant at, WorkingCalendar calendar) {
        if (left == null) {
            return null;
        }
        return left < 0 ? before : calendar.plus(at, Duration.ofMinutes(left));
    }
}
