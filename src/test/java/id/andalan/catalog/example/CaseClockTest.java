package id.andalan.catalog.example;

import static org.assertj.core.api.Assertions.assertThat;

import id.andalan.catalog.Promise;
import id.andalan.catalog.example.CaseClock.Stay;
import id.andalan.core.OfficeHours;
import id.andalan.core.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promised time of a case against minutes that are simply counted. */
class CaseClockTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            ZoneId.of("Asia/Jayapura"),
            new OfficeHours(Stream.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)
                    .collect(Collectors.toMap(
                            day -> day,
                            day -> List.of(
                                    new OfficeHours.Span(LocalTime.of(8, 0), LocalTime.of(9, 30)),
                                    new OfficeHours.Span(LocalTime.of(10, 0), LocalTime.of(11, 0)))))),
            Set.of(),
            List.of());

    /** A Monday, an hour before the offices open. */
    private static final Instant FILED = Instant.parse("2026-11-22T22:00:00Z");

    private static Instant minute(int minute) {
        return FILED.plus(Duration.ofMinutes(minute));
    }

    /** Officials' and applicants' turns, one after another and beside each other, as ways that part and timers make them. */
    private static List<Stay> stays(Random random, int until) {
        List<Stay> stays = new ArrayList<>();
        int at = 0;
        while (at < until) {
            int next = Math.min(until, at + 1 + random.nextInt(700));
            stays.add(new Stay(minute(at), minute(next), random.nextBoolean()));
            if (random.nextInt(3) == 0) {
                int aside = at + random.nextInt(next - at);
                stays.add(new Stay(
                        minute(aside), minute(Math.min(until, aside + random.nextInt(900))), random.nextBoolean()));
            }
            at = next;
        }
        return stays;
    }

    /** Every working minute in which it is not the applicant's turn alone counts, until the promise is used up. */
    private static Instant counted(List<Stay> stays, int promised, int now) {
        int left = promised;
        for (int at = 0; at < now; at++) {
            Instant moment = minute(at);
            List<Stay> open = stays.stream()
                    .filter(stay -> !moment.isBefore(stay.since()) && moment.isBefore(stay.until()))
                    .toList();
            boolean waits = !open.isEmpty() && open.stream().allMatch(Stay::waits);
            if (!waits && CALENDAR.isOpen(moment) && --left == 0) {
                return minute(at + 1);
            }
        }
        return CALENDAR.plus(minute(now), Duration.ofMinutes(left));
    }

    @Test
    void theClockAgreesWithMinutesCountedOneByOne() {
        int paused = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int now = 2_000 + random.nextInt(6_000);
            int promised = 1 + random.nextInt(500);
            List<Stay> stays = stays(random, now);
            Promise starting = Promise.starting(FILED, (long) promised, CALENDAR);
            Promise ended = CaseClock.run(starting, stays, minute(now), CALENDAR);
            assertThat(ended.due()).as("seed " + seed).isEqualTo(counted(stays, promised, now));
            paused += ended.due().equals(starting.due()) ? 0 : 1;
        }
        // The days above do hold pauses that matter.
        assertThat(paused).isGreaterThan(100);
    }

    @Test
    void asLongAsAnOfficialHasSomethingToDoTheClockGoesOn() {
        Promise starting = Promise.starting(FILED, 120L, CALENDAR);
        Stay asked = new Stay(minute(60), minute(600), true);
        Stay beside = new Stay(minute(60), minute(600), false);
        assertThat(CaseClock.run(starting, List.of(asked, beside), minute(600), CALENDAR))
                .isEqualTo(starting);
        assertThat(CaseClock.run(starting, List.of(asked), minute(600), CALENDAR)
                        .due())
                .isAfter(starting.due());
    }
}
