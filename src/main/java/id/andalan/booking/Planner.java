package id.andalan.booking;

import id.andalan.booking.Availability.Kind;
import id.andalan.booking.Availability.Obstacle;
import id.andalan.booking.Availability.Occurrence;
import id.andalan.booking.BookingRequest.Span;
import id.andalan.booking.PlaceRules.Asker;
import id.andalan.core.Refusal;
import id.andalan.region.City;
import id.andalan.region.Holiday;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lays a request on the calendar: which unit it would get at each of its times, and what stands in the way. Changes nothing. */
@Component
class Planner {
    private final Places places;
    private final BookingTable table;
    private final City city;
    private final Clock clock;

    Planner(Places places, BookingTable table, City city, Clock clock) {
        this.places = places;
        this.table = table;
        this.city = city;
        this.clock = clock;
    }

    /** A time with the unit that is free then; {@code unit} is 0 where none is. */
    record Slot(Span span, Instant from, Instant to, int unit) {}

    /** @param slots one for each occurrence of {@code availability} */
    record Plan(Place place, List<Slot> slots, Availability availability) {}

    Plan plan(BookingRequest request, Asker asker, Collection<UUID> besides) {
        Place place = places.find(request.place())
                .orElseThrow(() -> Refusal.at("place", "booking.place.unknown", request.place()));
        List<Equipment> wanted = equipment(place, request.equipment());
        List<Span> spans = request.occurrences();
        if (spans.isEmpty()) {
            throw Refusal.at("repeat", "booking.repeat.none");
        }
        Occupancy before = occupancy(place, spans, request.equipment().keySet(), besides);
        Occupancy own = new Occupancy();
        PlaceRules rules = rules(place);
        List<Slot> slots = new ArrayList<>();
        List<Occurrence> occurrences = new ArrayList<>();
        for (Span span : spans) {
            List<Obstacle> obstacles = new ArrayList<>(rules.obstacles(span.from(), span.to(), asker));
            Slot slot = slot(place, span, before, own, obstacles);
            lend(slot, wanted, request.equipment(), before, obstacles);
            slots.add(slot);
            occurrences.add(new Occurrence(span.from(), span.to(), obstacles));
        }
        return new Plan(place, slots, new Availability(occurrences));
    }

    /** As if nothing stood in the way. */
    Availability free(BookingRequest request) {
        return new Availability(request.occurrences().stream()
                .map(span -> new Occurrence(span.from(), span.to(), List.of()))
                .toList());
    }

    private Slot slot(Place place, Span span, Occupancy before, Occupancy own, List<Obstacle> obstacles) {
        Instant from = at(span.from());
        Instant to = at(span.to());
        long begin = Minutes.down(from);
        long end = end(place, to);
        boolean others = true;
        for (int unit = 1; unit <= place.units(); unit++) {
            List<String> keys = places.spots(place, unit);
            boolean free = before.areFree(keys, begin, end);
            others &= !free;
            if (free && own.areFree(keys, begin, end)) {
                keys.forEach(key -> own.add(new Occupancy.Taken(key, begin, end)));
                return new Slot(span, from, to, unit);
            }
        }
        obstacles.add(new Obstacle(others ? Kind.TAKEN : Kind.ITSELF));
        return new Slot(span, from, to, 0);
    }

    private static void lend(
            Slot slot,
            List<Equipment> wanted,
            Map<String, Integer> pieces,
            Occupancy occupancy,
            List<Obstacle> obstacles) {
        long from = Minutes.down(slot.from());
        long to = Minutes.up(slot.to());
        for (Equipment one : wanted) {
            int left = Math.max(0, one.stock() - occupancy.lent(one.code(), from, to));
            int asked = pieces.getOrDefault(one.code(), 0);
            if (asked > left) {
                obstacles.add(new Obstacle(
                        Kind.EQUIPMENT, one.name().id(), left, one.name().en()));
            } else if (asked > 0) {
                occupancy.add(new Occupancy.Lent(one.code(), from, to, asked));
            }
        }
    }

    private List<Equipment> equipment(Place place, Map<String, Integer> pieces) {
        return pieces.keySet().stream()
                .sorted()
                .map(code -> places.findEquipment(code)
                        .filter(one -> one.group().equals(place.group()))
                        .orElseThrow(() -> Refusal.at("equipment", "booking.equipment.unknown", code)))
                .toList();
    }

    /** What is taken of the place, and lent out, while the spans last and as long as they need to be cleared up. */
    Occupancy occupancy(Place place, List<Span> spans, Collection<String> equipment, Collection<UUID> besides) {
        Instant first =
                at(spans.stream().map(Span::from).min(LocalDateTime::compareTo).orElseThrow());
        Instant last =
                at(spans.stream().map(Span::to).max(LocalDateTime::compareTo).orElseThrow());
        Occupancy occupancy = new Occupancy();
        Set<String> spots = new java.util.TreeSet<>();
        for (int unit = 1; unit <= place.units(); unit++) {
            spots.addAll(places.spots(place, unit));
        }
        Instant now = clock.instant();
        table.taken(spots, Minutes.down(first), end(place, last), besides, now).forEach(occupancy::add);
        table.lent(equipment, first, last, besides, now).forEach(occupancy::add);
        return occupancy;
    }

    /** Until when a booking takes its spots: with the time to clear up. */
    static long end(Place place, Instant to) {
        return Minutes.up(to) + place.rules().bufferMinutes();
    }

    PlaceRules rules(Place place) {
        Set<LocalDate> holidays = city.holidays().stream()
                .filter(day -> day.kind() == Holiday.Kind.NATIONAL)
                .map(Holiday::day)
                .collect(Collectors.toSet());
        return new PlaceRules(place, holidays, LocalDateTime.ofInstant(clock.instant(), zone()));
    }

    /** A time that the clocks skip is the next one that exists. */
    Instant at(LocalDateTime local) {
        return local.atZone(zone()).toInstant();
    }

    ZoneId zone() {
        return city.zone();
    }
}
