package id.andalan.booking;

import id.andalan.audit.AuditTrail;
import id.andalan.booking.Booking.Kind;
import id.andalan.booking.Booking.Title;
import id.andalan.booking.PlaceRules.Asker;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the keeper of a place does by hand. To anybody of another agency its places are not there. */
@Service
public class PlaceKeeping {
    private final Places places;
    private final Planner planner;
    private final BookingDesk desk;
    private final BookingTable table;
    private final WaitingTable waiting;
    private final AuditTrail trail;
    private final Clock clock;

    PlaceKeeping(
            Places places,
            Planner planner,
            BookingDesk desk,
            BookingTable table,
            WaitingTable waiting,
            AuditTrail trail,
            Clock clock) {
        this.places = places;
        this.planner = planner;
        this.desk = desk;
        this.table = table;
        this.waiting = waiting;
        this.trail = trail;
        this.clock = clock;
    }

    /** Somebody on the waiting list; {@code offered}: the place is kept for him. */
    public record Waiter(UUID subject, BookingRequest request, boolean offered, Instant joinedAt) {}

    /** Places that this actor looks after, or may look into. */
    public List<Place> list(Actor actor) {
        return places.list().stream().filter(place -> sees(actor, place)).toList();
    }

    public Place get(Actor actor, String code) {
        return places.find(code).filter(place -> sees(actor, place)).orElseThrow(() -> new NotFound("place " + code));
    }

    public boolean keeps(Actor actor, Place place) {
        return actor.isAny(Role.OFFICER, Role.AGENCY_HEAD)
                && actor.agency() != null
                && places.keeper(place).equals(actor.agency());
    }

    private boolean sees(Actor actor, Place place) {
        return actor.seesAllAgencies() || keeps(actor, place);
    }

    private Place kept(Actor actor, String code) {
        return places.find(code).filter(place -> keeps(actor, place)).orElseThrow(() -> new NotFound("place " + code));
    }

    /** Closes the place, for repairs or a public event. Refused like every other request where it is already promised. */
    @Transactional
    public Bookings.Outcome block(Actor actor, BookingRequest request, Title title) {
        return write(actor, request, new BookingDesk.Entry(null, Kind.BLOCKED, null, title), "booking.blocked");
    }

    /** Promises it to somebody who asked at the desk; opening hours and times of notice are the keeper's to judge. */
    @Transactional
    public Bookings.Outcome reserve(Actor actor, BookingRequest request, Title title) {
        return write(actor, request, new BookingDesk.Entry(null, Kind.RESERVED, null, title), "booking.reserved");
    }

    private Bookings.Outcome write(Actor actor, BookingRequest request, BookingDesk.Entry entry, String action) {
        kept(actor, request.place());
        desk.lock(request);
        Planner.Plan plan = planner.plan(request, Asker.KEEPER, List.of());
        if (!plan.availability().isFree()) {
            return Bookings.Outcome.refused(plan.availability());
        }
        List<Booking> written = desk.write(plan, request, entry);
        trail.record(
                actor, action, "booking", written.getFirst().series(), BookingDesk.facts(written, new HashMap<>()));
        return new Bookings.Outcome(true, plan.availability(), written);
    }

    /**
     * Moves one occurrence.
     *
     * @throws Conflict {@code booking.changed}: it was changed meanwhile
     */
    @Transactional
    public Bookings.Outcome move(
            Actor actor, String place, UUID booking, int sequence, LocalDateTime from, LocalDateTime to) {
        return desk.move(actor, current(actor, place, booking, sequence), from, to, Asker.KEEPER);
    }

    /**
     * Gives one occurrence back, or with {@code series} all that are still to come.
     *
     * @throws Conflict {@code booking.changed}: it was changed meanwhile
     */
    @Transactional
    public void release(Actor actor, String place, UUID booking, int sequence, boolean series) {
        Booking one = current(actor, place, booking, sequence);
        List<Booking> gone = series
                ? table.ofSeries(one.series()).stream()
                        .filter(each -> each.active() && each.to().isAfter(clock.instant()))
                        .toList()
                : List.of(one);
        table.end(gone.stream().map(Booking::id).toList(), clock.instant());
        trail.record(actor, "booking.released", "booking", one.series(), BookingDesk.facts(gone, new HashMap<>()));
    }

    private Booking current(Actor actor, String place, UUID id, int sequence) {
        String code = kept(actor, place).code();
        Booking booking =
                table.find(id).filter(one -> one.place().equals(code)).orElseThrow(() -> new NotFound("booking " + id));
        desk.lock(booking);
        return table.find(id)
                .filter(now -> now.active() && now.sequence() == sequence)
                .orElseThrow(() -> new Conflict("booking.changed"));
    }

    /** Who waits for the place, the first first. */
    public List<Waiter> waiting(Actor actor, String place) {
        return waiting.list(get(actor, place).code()).stream()
                .map(one -> new Waiter(one.subject(), one.request(), one.offered(), one.joinedAt()))
                .toList();
    }
}
