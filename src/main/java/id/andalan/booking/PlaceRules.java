package id.andalan.booking;

import id.andalan.booking.Availability.Kind;
import id.andalan.booking.Availability.Obstacle;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a time is one that may be booked at all, whoever else has it. Pure; all times local. */
final class PlaceRules {
    /** Who asks, which says how many of the rules hold. */
    enum Asker {
        /** Somebody who begins to ask: every rule. */
        NEWCOMER,
        /** What was asked in time and is decided only now: opening hours, and that it has not begun. */
        DECIDED,
        /** The keeper knows what he does: only that it has not ended. */
        KEEPER
    }

    private final Place place;
    private final Set<LocalDate> holidays;
    private final LocalDateTime now;

    PlaceRules(Place place, Set<LocalDate> holidays, LocalDateTime now) {
        this.place = place;
        this.holidays = holidays;
        this.now = now;
    }

    List<Obstacle> obstacles(LocalDateTime from, LocalDateTime to, Asker asker) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (asker == Asker.KEEPER) {
            if (!to.isAfter(now)) {
                obstacles.add(new Obstacle(Kind.SHORT_NOTICE, 0L));
            }
            return obstacles;
        }
        Place.Rules rules = place.rules();
        boolean newcomer = asker == Asker.NEWCOMER;
        LocalDateTime soonest = now.plusMinutes(newcomer ? rules.noticeMinutes() : 0);
        if (from.isBefore(soonest)) {
            obstacles.add(new Obstacle(Kind.SHORT_NOTICE, (long) rules.noticeMinutes() / 60));
        }
        if (newcomer) {
            formal(from, to, rules, obstacles);
        }
        if (!isOpen(from, to)) {
            obstacles.add(new Obstacle(Kind.CLOSED));
        }
        return obstacles;
    }

    private void formal(LocalDateTime from, LocalDateTime to, Place.Rules rules, List<Obstacle> obstacles) {
        if (from.toLocalDate().isAfter(lastDay())) {
            obstacles.add(new Obstacle(Kind.FAR, rules.aheadDays()));
        }
        if (!onSlot(from) || !onSlot(to)) {
            obstacles.add(new Obstacle(Kind.SLOT, rules.slotMinutes()));
        }
        if (Duration.between(from, to).toMinutes() > rules.longestMinutes()) {
            obstacles.add(new Obstacle(Kind.LONG, rules.longestMinutes() / 60));
        }
    }

    /** The last day that a newcomer may book. */
    LocalDate lastDay() {
        LocalDate last = now.toLocalDate().plusDays(place.rules().aheadDays());
        LocalDate until = place.until();
        return until != null && until.isBefore(last) ? until : last;
    }

    private boolean onSlot(LocalDateTime time) {
        return time.getSecond() == 0
                && (time.getHour() * 60 + time.getMinute()) % place.rules().slotMinutes() == 0;
    }

    /** Open spans of a day, in order; none on a day that is closed. */
    List<BookingRequest.Span> opening(LocalDate day) {
        LocalDate until = place.until();
        if ((until != null && day.isAfter(until)) || (!place.opening().onHolidays() && holidays.contains(day))) {
            return List.of();
        }
        return place.opening().on(day.getDayOfWeek()).stream()
                .map(span -> new BookingRequest.Span(day.atTime(begin(span)), day.atTime(end(span))))
                .toList();
    }

    private boolean isOpen(LocalDateTime from, LocalDateTime to) {
        if (!place.rules().overnight()) {
            return opening(from.toLocalDate()).stream().anyMatch(span -> holds(span, from) && !to.isAfter(span.to()));
        }
        boolean begins = opening(from.toLocalDate()).stream().anyMatch(span -> holds(span, from));
        boolean ends =
                opening(to.toLocalDate()).stream().anyMatch(span -> to.isAfter(span.from()) && !to.isAfter(span.to()));
        return begins && ends;
    }

    private static boolean holds(BookingRequest.Span span, LocalDateTime time) {
        return !time.isBefore(span.from()) && time.isBefore(span.to());
    }

    private static LocalTime begin(String span) {
        return LocalTime.parse(span.substring(0, span.indexOf('-')));
    }

    private static LocalTime end(String span) {
        return LocalTime.parse(span.substring(span.indexOf('-') + 1));
    }
}
