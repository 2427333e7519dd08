package id.andalan.booking;

import id.andalan.booking.BookingRequest.Span;
import id.andalan.booking.PlaceRules.Asker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The calendar of a place for people to read: what is open, taken and free on which day. Names nobody. */
@Service
public class PlaceCalendar {
    /** Days that may be asked for at once. */
    public static final int MOST_DAYS = 62;

    private final Places places;
    private final Planner planner;
    private final CalendarQuery query;
    private final Clock clock;

    PlaceCalendar(Places places, Planner planner, CalendarQuery query, Clock clock) {
        this.places = places;
        this.planner = planner;
        this.query = query;
        this.clock = clock;
    }

    /**
     * One day.
     *
     * @param opening open spans; none when it is closed
     * @param slots of the opening hours, in order
     * @param taken what is on: of the place itself, and of places that exclude it
     */
    public record Day(LocalDate date, List<Span> opening, List<Slot> slots, List<Taken> taken) {
        public State state() {
            if (opening.isEmpty()) {
                return State.CLOSED;
            }
            long free = slots.stream().filter(slot -> slot.units() > 0).count();
            if (slots.stream().noneMatch(Slot::bookable)) {
                return free == 0 ? State.FULL : State.OVER;
            }
            return taken.isEmpty() ? State.FREE : State.PARTLY;
        }
    }

    /** How a day stands. */
    public enum State {
        FREE,
        PARTLY,
        FULL,
        CLOSED,
        /** Free, but over, too soon, or too far ahead. */
        OVER;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The smallest time that may be booked.
     *
     * @param units of the place that are free for it
     * @param bookable free, and neither too soon nor too far ahead
     */
    public record Slot(LocalDateTime from, LocalDateTime to, int units, boolean bookable) {}

    /**
     * Something that is on.
     *
     * @param title empty unless it may be shown to everybody
     * @param place code of the place that is taken
     */
    public record Taken(Booking booking, LocalDateTime from, LocalDateTime to, String title, String place) {}

    /** Days of a place, from one on; at most {@link #MOST_DAYS}. */
    public List<Day> days(Place place, LocalDate first, int days) {
        int many = Math.clamp(days, 1, MOST_DAYS);
        LocalDate behind = first.plusDays(many);
        PlaceRules rules = planner.rules(place);
        Occupancy occupancy = planner.occupancy(
                place,
                List.of(new Span(first.atStartOfDay(), behind.atStartOfDay().plusMinutes(1))),
                Set.of(),
                List.of());
        List<Taken> taken = taken(place, first, behind);
        List<Day> all = new ArrayList<>();
        for (LocalDate date = first; date.isBefore(behind); date = date.plusDays(1)) {
            List<Span> opening = rules.opening(date);
            LocalDateTime begin = date.atStartOfDay();
            LocalDateTime end = begin.plusDays(1);
            List<Taken> on = taken.stream()
                    .filter(one -> one.from().isBefore(end) && one.to().isAfter(begin))
                    .toList();
            all.add(new Day(date, opening, slots(place, opening, rules, occupancy), on));
        }
        return all;
    }

    private List<Slot> slots(Place place, List<Span> opening, PlaceRules rules, Occupancy occupancy) {
        List<Slot> slots = new ArrayList<>();
        int minutes = place.rules().slotMinutes();
        for (Span span : opening) {
            for (LocalDateTime from = span.from(); from.isBefore(span.to()); from = from.plusMinutes(minutes)) {
                LocalDateTime to = from.plusMinutes(minutes);
                long begin = Minutes.down(planner.at(from));
                long end = Planner.end(place, planner.at(to));
                int free = 0;
                for (int unit = 1; unit <= place.units(); unit++) {
                    free += occupancy.areFree(places.spots(place, unit), begin, end) ? 1 : 0;
                }
                boolean bookable =
                        free > 0 && rules.obstacles(from, to, Asker.NEWCOMER).isEmpty();
                slots.add(new Slot(from, to, free, bookable));
            }
        }
        return slots;
    }

    private List<Taken> taken(Place place, LocalDate first, LocalDate behind) {
        Set<String> codes = new HashSet<>(places.excluded(place));
        codes.add(place.code());
        return query
                .list(codes, planner.at(first.atStartOfDay()), planner.at(behind.atStartOfDay()), clock.instant())
                .stream()
                .map(this::taken)
                .toList();
    }

    private Taken taken(Booking booking) {
        return new Taken(
                booking,
                LocalDateTime.ofInstant(booking.from(), zone()),
                LocalDateTime.ofInstant(booking.to(), zone()),
                booking.title().open() ? booking.title().text() : "",
                booking.place());
    }

    /** Firm bookings and closures of these places from a moment on, for feeds. */
    public List<Booking> firm(Set<String> codes, Instant from) {
        Instant end = clock.instant().plusSeconds(3L * 366 * 86_400);
        return query.list(codes, from, end, clock.instant()).stream()
                .filter(booking -> booking.until() == null)
                .toList();
    }

    /** Everything of a place between two days, for its keeper. */
    public List<Booking> bookings(Place place, LocalDate first, LocalDate behind) {
        return taken(place, first, behind).stream().map(Taken::booking).toList();
    }

    /** The most pieces of an equipment that are out at one moment of a day. */
    public int lent(Equipment equipment, LocalDate date) {
        List<Place> group = places.list(equipment.group());
        if (group.isEmpty()) {
            return 0;
        }
        Occupancy occupancy = planner.occupancy(
                group.getFirst(),
                List.of(new Span(date.atStartOfDay(), date.plusDays(1).atStartOfDay())),
                Set.of(equipment.code()),
                List.of());
        return occupancy.lent(
                equipment.code(),
                Minutes.down(planner.at(date.atStartOfDay())),
                Minutes.up(planner.at(date.plusDays(1).atStartOfDay())));
    }

    /** The last day that may be booked now. */
    public LocalDate lastDay(Place place) {
        return planner.rules(place).lastDay();
    }

    public ZoneId zone() {
        return planner.zone();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }
}
