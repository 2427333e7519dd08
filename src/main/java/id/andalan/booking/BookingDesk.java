package id.andalan.booking;

import id.andalan.audit.AuditTrail;
import id.andalan.booking.Booking.Kind;
import id.andalan.booking.Booking.Title;
import id.andalan.booking.PlaceRules.Asker;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all who write to the calendar have in common; in their transaction. */
@Component
class BookingDesk {
    private final Places places;
    private final Planner planner;
    private final BookingTable table;
    private final WaitingTable waiting;
    private final AuditTrail trail;
    private final Clock clock;

    BookingDesk(
            Places places, Planner planner, BookingTable table, WaitingTable waiting, AuditTrail trail, Clock clock) {
        this.places = places;
        this.planner = planner;
        this.table = table;
        this.waiting = waiting;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * How it stands in the calendar.
     *
     * @param subject null: the booking is for itself
     */
    record Entry(
            @Nullable UUID subject, Kind kind, @Nullable Instant until, Title title) {
        static Entry held(UUID subject, Instant until) {
            return new Entry(subject, Kind.HELD, until, Title.NONE);
        }
    }

    /** From here on the calendars that matter to the request stand still, and what has run out is gone. */
    void lock(BookingRequest request) {
        places.find(request.place())
                .ifPresent(place -> lock(place, request.equipment().keySet()));
    }

    void lock(Booking booking) {
        lock(places.get(booking.place()), booking.equipment().keySet());
    }

    private void lock(Place place, Set<String> equipment) {
        Set<String> codes = new HashSet<>(places.excluded(place));
        codes.add(place.code());
        table.lock(codes, equipment);
        lapse(table.overdue(codes, clock.instant()));
    }

    private void lapse(List<UUID> ids) {
        for (UUID id : ids) {
            table.find(id).ifPresent(this::lapse);
        }
    }

    /** Ends a hold or offer whose time is over. */
    void lapse(Booking booking) {
        table.end(List.of(booking.id()), clock.instant());
        if (booking.kind() == Kind.OFFERED) {
            waiting.lapsed(booking.subject());
        }
        trail.record(
                Actor.SYSTEM, "booking.lapsed", "booking", booking.series(), facts(List.of(booking), new HashMap<>()));
    }

    /** Active holds and offers of a subject. */
    List<UUID> tentative(UUID subject) {
        return table.ofSubject(subject).stream()
                .filter(booking -> booking.active() && booking.until() != null)
                .map(Booking::id)
                .toList();
    }

    /** The subject's promise of just this request; empty when there is none. */
    List<Booking> same(UUID subject, BookingRequest request) {
        List<Booking> firm = table.ofSubject(subject).stream()
                .filter(booking -> booking.active()
                        && booking.kind() == Kind.RESERVED
                        && booking.place().equals(request.place())
                        && booking.equipment().equals(request.equipment()))
                .toList();
        Set<Instant> begins = new HashSet<>();
        request.occurrences().forEach(span -> begins.add(planner.at(span.from())));
        Set<Instant> ends = new HashSet<>();
        request.occurrences().forEach(span -> ends.add(planner.at(span.to())));
        List<Booking> matching = firm.stream()
                .filter(booking -> begins.contains(booking.from()) && ends.contains(booking.to()))
                .toList();
        return matching.size() == begins.size() ? matching : List.of();
    }

    /** Writes a plan that is free. */
    List<Booking> write(Planner.Plan plan, BookingRequest request, Entry entry) {
        Instant now = clock.instant();
        UUID series = Ids.next();
        UUID subject = entry.subject == null ? series : entry.subject;
        List<Booking> written = new ArrayList<>();
        for (Planner.Slot slot : plan.slots()) {
            Booking booking = new Booking(
                    written.isEmpty() ? series : Ids.next(),
                    series,
                    subject,
                    plan.place().code(),
                    slot.unit(),
                    slot.from(),
                    slot.to(),
                    entry.kind,
                    true,
                    entry.until,
                    entry.title,
                    request.equipment(),
                    0,
                    now);
            table.insert(booking, now);
            take(plan.place(), booking);
            written.add(booking);
        }
        return written;
    }

    private void take(Place place, Booking booking) {
        table.take(
                booking.id(),
                places.spots(place, booking.unit()),
                Minutes.down(booking.from()),
                Planner.end(place, booking.to()));
    }

    /** Moves a booking that the caller has locked and found unchanged. */
    Bookings.Outcome move(Actor actor, Booking booking, LocalDateTime from, LocalDateTime to, Asker asker) {
        BookingRequest request = new BookingRequest(booking.place(), from, to, booking.equipment(), null);
        Planner.Plan plan = planner.plan(request, asker, List.of(booking.id()));
        if (!plan.availability().isFree()) {
            return Bookings.Outcome.refused(plan.availability());
        }
        Planner.Slot slot = plan.slots().getFirst();
        Booking moved = new Booking(
                booking.id(),
                booking.series(),
                booking.subject(),
                booking.place(),
                slot.unit(),
                slot.from(),
                slot.to(),
                booking.kind(),
                true,
                booking.until(),
                booking.title(),
                booking.equipment(),
                booking.sequence() + 1,
                clock.instant());
        table.move(moved, clock.instant());
        take(plan.place(), moved);
        Map<String, Object> facts = new HashMap<>();
        facts.put("fromBefore", booking.from().toString());
        trail.record(actor, "booking.moved", "booking", moved.series(), facts(List.of(moved), facts));
        return new Bookings.Outcome(true, plan.availability(), List.of(moved));
    }

    /** Facts of the journal: places, times and figures; a title may name a person and stays out. */
    static Map<String, Object> facts(List<Booking> bookings, Map<String, Object> facts) {
        Booking first = bookings.getFirst();
        facts.put("booking", first.id().toString());
        facts.put("subject", first.subject().toString());
        facts.put("place", first.place());
        facts.put("kind", first.kind().code());
        facts.put("from", first.from().toString());
        facts.put("to", first.to().toString());
        facts.put("occurrences", bookings.size());
        if (first.until() != null) {
            facts.put("until", first.until().toString());
        }
        return facts;
    }
}
