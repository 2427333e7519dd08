package id.andalan.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The city's working-hours clock: office hours per weekday, holidays, other hours in Ramadan. Deadlines of services and reports count
 * on it. Pure; whoever pauses a deadline keeps the working time that was left and adds it again later.
 */
public final class WorkingCalendar {
    /** A deadline that far away means that the calendar has no working days, not that somebody is slow. */
    private static final int MOST_DAYS = 20 * 366;

    private final ZoneId zone;
    private final OfficeHours usual;
    private final Set<LocalDate> holidays;
    private final List<Season> seasons;

    /** Other office hours on the days of {@code when}, e.g. in Ramadan. */
    public record Season(Validity when, OfficeHours hours) {}

    public WorkingCalendar(ZoneId zone, OfficeHours usual, Set<LocalDate> holidays, List<Season> seasons) {
        if (usual.weekly().isZero()) {
            throw new IllegalArgumentException("no office hours");
        }
        this.zone = zone;
        this.usual = usual;
        this.holidays = Set.copyOf(holidays);
        this.seasons = List.copyOf(seasons);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The day that it is in the city at this moment. */
    public LocalDate today(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** No holiday, and a weekday with office hours. */
    public boolean isWorkingDay(LocalDate date) {
        return !spans(date).isEmpty();
    }

    /** The offices are open at this moment. */
    public boolean isOpen(Instant at) {
        LocalDate date = at.atZone(zone).toLocalDate();
        return spans(date).stream()
                .anyMatch(span -> !at.isBefore(opening(date, span)) && at.isBefore(closing(date, span)));
    }

    /**
     * The earliest moment by which {@code work} of working time has passed since {@code start}; {@code start} itself for zero. Work that
     * fills a day to the minute ends at that day's closing, not at the next opening.
     */
    public Instant plus(Instant start, Duration work) {
        if (work.isNegative()) {
            throw new IllegalArgumentException(work.toString());
        }
        if (work.isZero()) {
            return start;
        }
        Duration left = work;
        LocalDate date = start.atZone(zone).toLocalDate();
        for (int day = 0; day < MOST_DAYS; day++, date = date.plusDays(1)) {
            for (OfficeHours.Span span : spans(date)) {
                Instant from = later(start, opening(date, span));
                Duration open = Duration.between(from, closing(date, span));
                if (open.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                if (open.isPositive()) {
                    left = left.minus(open);
                }
            }
        }
        throw new IllegalStateException("no working days after " + start);
    }

    /** Working time that passes from {@code from} to {@code to}; negative when {@code to} comes first. */
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (OfficeHours.Span span : spans(date)) {
                Duration open = Duration.between(later(from, opening(date, span)), earlier(to, closing(date, span)));
                if (open.isPositive()) {
                    sum = sum.plus(open);
                }
            }
        }
        return sum;
    }

    private List<OfficeHours.Span> spans(LocalDate date) {
        if (holidays.contains(date)) {
            return List.of();
        }
        for (Season season : seasons) {
            if (season.when().holds(date)) {
                return season.hours().on(date.getDayOfWeek());
            }
        }
        return usual.on(date.getDayOfWeek());
    }

    private Instant opening(LocalDate date, OfficeHours.Span span) {
        return date.atTime(span.from()).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate date, OfficeHours.Span span) {
        return date.atTime(span.to()).atZone(zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
