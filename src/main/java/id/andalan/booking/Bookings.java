package id.andalan.booking;

import id.andalan.audit.AuditTrail;
import id.andalan.booking.Booking.Kind;
import id.andalan.booking.Booking.Title;
import id.andalan.booking.PlaceRules.Asker;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the calendar: asks whether a time is free, keeps it for a while, promises it. What is promised is promised once, however
 * many ask at the same moment. Who may do what is decided by whoever calls; the keeper's own actions are in {@link PlaceKeeping}.
 */
@Service
public class Bookings {
    private final Planner planner;
    private final BookingDesk desk;
    private final BookingTable table;
    private final WaitingTable waiting;
    private final AuditTrail trail;
    private final Clock clock;

    Bookings(
            Planner planner,
            BookingDesk desk,
            BookingTable table,
            WaitingTable waiting,
            AuditTrail trail,
            Clock clock) {
        this.planner = planner;
        this.desk = desk;
        this.table = table;
        this.waiting = waiting;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What became of a request: all of its occurrences, or none.
     *
     * @param availability what stood in the way, if it was not done
     * @param bookings one for each occurrence; none if it was not done
     */
    public record Outcome(boolean done, Availability availability, List<Booking> bookings) {
        static Outcome refused(Availability availability) {
            return new Outcome(false, availability, List.of());
        }
    }

    /**
     * What the calendar says now; promises nothing. Refuses ({@link Refusal} at {@code place}, {@code equipment}, {@code repeat}) what
     * is not in the pack.
     *
     * @param subject whose own holds and offers do not stand in the way; any new id for nobody's
     */
    public Availability check(BookingRequest request, UUID subject) {
        return planner.plan(request, Asker.NEWCOMER, desk.tentative(subject)).availability();
    }

    /**
     * Keeps the time for somebody until then, or for less: a hold ends by itself. Takes the place of every earlier hold of the same
     * subject, and of its place in a queue.
     *
     * @param subject the draft or application
     */
    @Transactional
    public Outcome hold(Actor actor, UUID subject, BookingRequest request, Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw new IllegalArgumentException("a hold that is over: " + until);
        }
        desk.lock(request);
        List<UUID> own = desk.tentative(subject);
        Planner.Plan plan = planner.plan(request, Asker.NEWCOMER, own);
        if (!plan.availability().isFree()) {
            return Outcome.refused(plan.availability());
        }
        table.end(own, clock.instant());
        List<Booking> held = desk.write(plan, request, BookingDesk.Entry.held(subject, until));
        waiting.leave(subject);
        record(actor, "booking.held", held);
        return new Outcome(true, plan.availability(), held);
    }

    /**
     * The holds of a draft become those of the application that was made of it, and last until then.
     *
     * @return false when there are none any more: the time may be somebody else's by now
     */
    @Transactional
    public boolean handOver(UUID draft, UUID application, Instant until) {
        return table.handOver(draft, application, until, clock.instant()) > 0;
    }

    /**
     * Promises the time. Holds and offers of the same subject become the promise; asked again for what the subject already has, it
     * answers as the first time. A request that is not free changes nothing: look at {@link Outcome#done}.
     *
     * @param title what is on; for everybody to read only if it says so
     */
    @Transactional
    public Outcome reserve(Actor actor, UUID subject, BookingRequest request, Title title) {
        desk.lock(request);
        List<Booking> before = desk.same(subject, request);
        if (!before.isEmpty()) {
            return new Outcome(true, planner.free(request), before);
        }
        List<UUID> own = desk.tentative(subject);
        Planner.Plan plan = planner.plan(request, Asker.DECIDED, own);
        if (!plan.availability().isFree()) {
            return Outcome.refused(plan.availability());
        }
        table.end(own, clock.instant());
        List<Booking> reserved = desk.write(plan, request, new BookingDesk.Entry(subject, Kind.RESERVED, null, title));
        waiting.taken(subject);
        record(actor, "booking.reserved", reserved);
        return new Outcome(true, plan.availability(), reserved);
    }

    /** Gives everything back that the subject has and waits for: the application was withdrawn or refused. Nothing to do is no fault. */
    @Transactional
    public void release(Actor actor, UUID subject) {
        List<Booking> active =
                table.ofSubject(subject).stream().filter(Booking::active).toList();
        waiting.leave(subject);
        if (!active.isEmpty()) {
            table.end(active.stream().map(Booking::id).toList(), clock.instant());
            record(actor, "booking.released", active);
        }
    }

    /**
     * Gives one occurrence back.
     *
     * @param sequence of the booking as it was read
     * @throws Conflict {@code booking.changed}: it was changed meanwhile
     */
    @Transactional
    public void releaseOne(Actor actor, UUID booking, int sequence) {
        Booking one = current(booking, sequence);
        table.end(List.of(one.id()), clock.instant());
        record(actor, "booking.released", List.of(one));
    }

    /**
     * Moves one occurrence to another time at the same place; it keeps its id, so that subscribed calendars follow.
     *
     * @param sequence of the booking as it was read
     * @throws Conflict {@code booking.changed}: it was changed meanwhile
     */
    @Transactional
    public Outcome move(Actor actor, UUID booking, int sequence, LocalDateTime from, LocalDateTime to) {
        return desk.move(actor, current(booking, sequence), from, to, Asker.DECIDED);
    }

    /** Everything that the subject ever had, by time. */
    public List<Booking> list(UUID subject) {
        return table.ofSubject(subject);
    }

    public Booking get(UUID booking) {
        return table.find(booking).orElseThrow(() -> new NotFound("booking " + booking));
    }

    /**
     * Puts the subject on the waiting list; once the time is free it is offered by {@code booking.offered} with {@code subject} and
     * {@code until}, and then {@link #reserve} for the same subject takes it.
     *
     * <p>Asked again for what the subject waits for already, it keeps its place in the queue.
     *
     * @return the place in the queue for that time, from 1
     * @throws Refusal {@code booking.waiting.useless}: waiting cannot help, or nothing stands in the way
     */
    @Transactional
    public int queue(Actor actor, UUID subject, BookingRequest request) {
        desk.lock(request);
        if (waiting.find(subject).filter(one -> one.request().equals(request)).isPresent()) {
            return position(subject);
        }
        Planner.Plan plan = planner.plan(request, Asker.NEWCOMER, desk.tentative(subject));
        if (!plan.availability().isWorthWaiting()) {
            throw new Refusal("booking.waiting.useless");
        }
        // Whoever waits for another time gives back what was kept for the first.
        table.end(desk.tentative(subject), clock.instant());
        waiting.leave(subject);
        waiting.join(subject, request, plan.slots().getFirst().from(), clock.instant());
        trail.record(actor, "booking.queued", "waiting", subject, Map.of("place", request.place(), "subject", subject));
        return position(subject);
    }

    /** Those who wait for another time do not stand in the way. */
    private int position(UUID subject) {
        WaitingTable.Waiting mine = waiting.find(subject).orElse(null);
        return mine == null
                ? 0
                : (int) waiting.list(mine.place()).stream()
                                .takeWhile(one -> !one.id().equals(mine.id()))
                                .filter(one -> one.request().meets(mine.request()))
                                .count()
                        + 1;
    }

    /**
     * Somebody in a queue.
     *
     * @param position from 1; counts those who came before and want a time that meets this one
     * @param offered until when the time is kept for an answer; null while it is not free
     */
    public record Waiting(
            BookingRequest request, int position, @Nullable Instant offered) {}

    /** What the subject waits for. */
    @Transactional(readOnly = true)
    public Optional<Waiting> waiting(UUID subject) {
        return waiting.find(subject)
                .map(one -> new Waiting(
                        one.request(),
                        position(subject),
                        offers(subject).stream()
                                .map(Booking::until)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)));
    }

    private List<Booking> offers(UUID subject) {
        return table.ofSubject(subject).stream()
                .filter(booking -> booking.active() && booking.kind() == Kind.OFFERED)
                .toList();
    }

    /**
     * Takes what is offered: from then on it is held for the subject until then, as if it had been free at first.
     *
     * @throws Refusal {@code booking.offer.over}: nothing is offered, or the time for the answer has run out
     */
    @Transactional
    public List<Booking> accept(Actor actor, UUID subject, Instant until) {
        offers(subject).stream().findFirst().ifPresent(desk::lock);
        List<Booking> offered = offers(subject);
        if (offered.isEmpty()) {
            throw new Refusal("booking.offer.over");
        }
        table.accept(offered.stream().map(Booking::id).toList(), until, clock.instant());
        waiting.taken(subject);
        List<Booking> held = offered.stream().map(one -> get(one.id())).toList();
        record(actor, "booking.accepted", held);
        return held;
    }

    /** Leaves the waiting list, or turns an offer down: the next is offered it. */
    @Transactional
    public void leave(Actor actor, UUID subject) {
        List<Booking> offered = offers(subject);
        table.end(offered.stream().map(Booking::id).toList(), clock.instant());
        if (waiting.leave(subject) > 0) {
            trail.record(actor, "booking.left", "waiting", subject, Map.of("subject", subject));
        }
    }

    private Booking current(UUID id, int sequence) {
        Booking booking = get(id);
        desk.lock(booking);
        Booking locked = get(id);
        if (!locked.active() || locked.sequence() != sequence) {
            throw new Conflict("booking.changed");
        }
        return locked;
    }

    private void record(Actor actor, String action, List<Booking> bookings) {
        trail.record(
                actor, action, "booking", bookings.getFirst().series(), BookingDesk.facts(bookings, new HashMap<>()));
    }
}
