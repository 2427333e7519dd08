package id.andalan.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

    /** Office hours of Perpres 21/2023: 7.5 hours a day, a longer break on Friday. */
    private static final OfficeHours USUAL = week("07:30-12:00 13:00-16:00", "07:30-11:30 13:00-16:30");

    private static final OfficeHours RAMADAN = week("08:00-12:00 12:30-15:00", "08:00-11:30 12:30-15:30");

    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            WIT,
            USUAL,
            // Idulfitri 2026 with joint leave, and Independence Day, a Monday.
            Set.of(day("2026-03-20"), day("2026-03-23"), day("2026-03-24"), day("2026-08-17")),
            List.of(new WorkingCalendar.Season(new Validity(day("2026-02-19"), day("2026-03-20")), RAMADAN)));

    private static OfficeHours week(String usual, String friday) {
        return new OfficeHours(Map.of(
                DayOfWeek.MONDAY, spans(usual),
                DayOfWeek.TUESDAY, spans(usual),
                DayOfWeek.WEDNESDAY, spans(usual),
                DayOfWeek.THURSDAY, spans(usual),
                DayOfWeek.FRIDAY, spans(friday)));
    }

    private static List<OfficeHours.Span> spans(String text) {
        return List.of(text.split(" ")).stream()
                .map(span ->
                        new OfficeHours.Span(LocalTime.parse(span.substring(0, 5)), LocalTime.parse(span.substring(6))))
                .toList();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Instant wit(String local) {
        return LocalDateTime.parse(local).atZone(WIT).toInstant();
    }

    @Test
    void weeksAreAsLongAsTheRegulationSays() {
        assertThat(USUAL.weekly()).isEqualTo(Duration.ofMinutes(2250));
        assertThat(RAMADAN.weekly()).isEqualTo(Duration.ofMinutes(1950));
    }

    @ParameterizedTest(name = "{0} + {1} h = {2}: {3}")
    @CsvSource({
        "2026-06-03T08:00, 2,     2026-06-03T10:00, within a morning (Wednesday)",
        "2026-06-03T11:00, 2,     2026-06-03T14:00, over the lunch break",
        "2026-06-03T12:20, 1,     2026-06-03T14:00, from within the lunch break",
        "2026-06-03T07:30, 7.5,   2026-06-03T16:00, a full day ends at closing and not next morning",
        "2026-06-03T16:00, 0.5,   2026-06-04T08:00, at closing the clock stands",
        "2026-06-03T20:00, 1,     2026-06-04T08:30, after hours",
        "2026-06-03T03:00, 1,     2026-06-03T08:30, before hours",
        "2026-06-05T11:00, 1,     2026-06-05T13:30, Friday's break is longer",
        "2026-06-05T15:30, 2,     2026-06-08T08:30, over the weekend",
        "2026-06-06T10:00, 0.5,   2026-06-08T08:00, from a Saturday",
        "2026-08-14T16:00, 1,     2026-08-18T08:00, over a weekend and a holiday",
        "2026-08-17T09:00, 7.5,   2026-08-18T16:00, from within a holiday",
        "2026-02-18T15:00, 2,     2026-02-19T09:00, into Ramadan's later opening",
        "2026-02-19T11:30, 1,     2026-02-19T13:00, Ramadan's short break",
        "2026-03-19T14:00, 3,     2026-03-25T09:30, out of Ramadan over Idulfitri",
        "2026-06-01T07:30, 37.5,  2026-06-05T16:30, a whole week",
        "2026-06-01T07:30, 75,    2026-06-12T16:30, two weeks",
        "2026-06-03T10:00, 0,     2026-06-03T10:00, nothing",
        "2026-06-06T10:00, 0,     2026-06-06T10:00, nothing on a Saturday",
    })
    void addsWorkingTime(String start, double hours, String end, String why) {
        Duration work = Duration.ofMinutes(Math.round(hours * 60));
        assertThat(CALENDAR.plus(wit(start), work)).as(why).isEqualTo(wit(end));
        assertThat(CALENDAR.between(wit(start), wit(end))).as(why).isEqualTo(work);
    }

    @ParameterizedTest(name = "{0} to {1} = {2} min")
    @CsvSource({
        "2026-06-03T12:00, 2026-06-03T13:00, 0",
        "2026-06-03T16:00, 2026-06-04T07:30, 0",
        "2026-06-06T00:00, 2026-06-08T00:00, 0",
        "2026-06-03T11:59, 2026-06-03T13:01, 2",
        "2026-08-17T00:00, 2026-08-18T00:00, 0",
        "2026-03-20T00:00, 2026-03-25T00:00, 0",
        "2026-06-04T10:00, 2026-06-03T10:00, -450",
    })
    void countsWorkingTime(String from, String to, long minutes) {
        assertThat(CALENDAR.between(wit(from), wit(to))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void addingAndCountingAgree() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant start = wit("2026-01-01T00:00").plusSeconds(random.nextInt(365 * 86_400));
            Duration work = Duration.ofSeconds(1L + random.nextInt(400_000));
            Instant end = CALENDAR.plus(start, work);
            assertThat(CALENDAR.between(start, end)).isEqualTo(work);
            assertThat(CALENDAR.between(start, end.minusSeconds(1))).isEqualTo(work.minusSeconds(1));
            Duration first = work.dividedBy(3);
            // Pausing a deadline and going on later at the same moment changes nothing.
            assertThat(CALENDAR.plus(CALENDAR.plus(start, first), work.minus(first)))
                    .isEqualTo(end);
        }
    }

    @Test
    void knowsWhenOfficesAreOpen() {
        assertThat(CALENDAR.isOpen(wit("2026-06-03T07:29:59"))).isFalse();
        assertThat(CALENDAR.isOpen(wit("2026-06-03T07:30"))).isTrue();
        assertThat(CALENDAR.isOpen(wit("2026-06-03T12:00"))).isFalse();
        assertThat(CALENDAR.isOpen(wit("2026-08-17T09:00"))).isFalse();
        assertThat(CALENDAR.isOpen(wit("2026-06-05T12:30"))).isFalse();
        assertThat(CALENDAR.isWorkingDay(day("2026-06-06"))).isFalse();
        assertThat(CALENDAR.isWorkingDay(day("2026-06-05"))).isTrue();
    }

    @Test
    void theZoneDecidesWhichDayItIs() {
        // 22:45 UTC on Tuesday is 07:45 on Wednesday in Ternate.
        assertThat(CALENDAR.isOpen(Instant.parse("2026-06-02T22:45:00Z"))).isTrue();
    }

    @Test
    void refusesACalendarThatNeverWorks() {
        assertThatThrownBy(() -> new WorkingCalendar(WIT, new OfficeHours(Map.of()), Set.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CALENDAR.plus(wit("2026-06-03T08:00"), Duration.ofMinutes(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
