package id.andalan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.core.OfficeHours;
import id.andalan.core.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

    /** Nine to noon and one to four, Monday to Friday. */
    static final WorkingCalendar CALENDAR = new WorkingCalendar(WIT, hours(), Set.of(), List.of());

    private static OfficeHours hours() {
        List<OfficeHours.Span> day = List.of(
                new OfficeHours.Span(LocalTime.of(9, 0), LocalTime.NOON),
                new OfficeHours.Span(LocalTime.of(13, 0), LocalTime.of(16, 0)));
        Map<DayOfWeek, List<OfficeHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (weekday.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                week.put(weekday, day);
            }
        }
        return new OfficeHours(week);
    }

    /** Of the week that begins on Monday, 23 November 2026. */
    private static Instant at(int day, String time) {
        return LocalDateTime.parse("2026-11-%02dT%s".formatted(22 + day, time))
                .atZone(WIT)
                .toInstant();
    }

    @Test
    void itStandsStillAndGoesOnWithWhatWasLeftToTheSecond() {
        Promise promise = Promise.starting(at(1, "09:00"), 120L, CALENDAR);
        assertThat(promise.due()).isEqualTo(at(1, "11:00"));
        Promise halted = promise.pause(at(1, "09:30:30"));
        assertThat(halted.pause(at(1, "10:00"))).isEqualTo(halted);
        assertThat(halted.resume(at(2, "15:00"), CALENDAR).due()).isEqualTo(at(3, "09:29:30"));
        assertThat(halted.resume(at(2, "15:00"), CALENDAR).pausedAt()).isNull();
    }

    @Test
    void whatWasLateStaysAsLateAsItWas() {
        Promise late = Promise.starting(at(1, "09:00"), 60L, CALENDAR).pause(at(1, "10:30"));
        assertThat(late.resume(at(2, "09:00"), CALENDAR).due()).isEqualTo(at(1, "10:00"));
    }

    @Test
    void noPromiseStaysNoneAndWithoutAPauseNothingChanges() {
        Promise none = Promise.starting(at(1, "09:00"), null, CALENDAR);
        assertThat(none.pause(at(1, "10:00")).resume(at(1, "11:00"), CALENDAR)).isEqualTo(none);
        Promise runs = Promise.starting(at(1, "09:00"), 60L, CALENDAR);
        assertThat(runs.resume(at(1, "09:30"), CALENDAR)).isEqualTo(runs);
    }
}
