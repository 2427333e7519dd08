package id.andalan.booking;

import id.andalan.audit.AuditTrail;
import id.andalan.booking.Booking.Kind;
import id.andalan.booking.Booking.Title;
import id.andalan.booking.PlaceRules.Asker;
import id.andalan.core.Actor;
import id.andalan.core.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends holds and offers in time, and offers what has become free to whoever waits longest for it. */
@Component
class WaitingList implements RecurringJob {
    private static final int MOST = 500;

    private final BookingTable table;
    private final WaitingTable waiting;
    private final BookingDesk desk;
    private final Planner planner;
    private final AuditTrail trail;
    private final Clock clock;

    WaitingList(
            BookingTable table,
            WaitingTable waiting,
            BookingDesk desk,
            Planner planner,
            AuditTrail trail,
            Clock clock) {
        this.table = table;
        this.waiting = waiting;
        this.desk = desk;
        this.planner = planner;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "booking-waiting";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    @Transactional
    public void run() {
        // Locking a calendar ends what has run out there.
        table.overdue(clock.instant(), MOST).forEach(desk::lock);
        waiting.tooLate(clock.instant());
        for (String place : waiting.places()) {
            offer(place);
        }
    }

    private void offer(String place) {
        for (WaitingTable.Waiting one : waiting.list(place)) {
            if (one.offered()) {
                continue;
            }
            desk.lock(one.request());
            Planner.Plan plan = planner.plan(one.request(), Asker.DECIDED, List.of());
            if (plan.availability().isFree()) {
                offer(one, plan);
            }
        }
    }

    /** Until the place's time to think it over has passed, but never into the event itself. */
    private void offer(WaitingTable.Waiting one, Planner.Plan plan) {
        Instant now = clock.instant();
        Instant begin = plan.slots().getFirst().from();
        Instant until = now.plus(Duration.ofMinutes(plan.place().rules().offerMinutes()));
        BookingDesk.Entry entry =
                new BookingDesk.Entry(one.subject(), Kind.OFFERED, until.isBefore(begin) ? until : begin, Title.NONE);
        List<Booking> offered = desk.write(plan, one.request(), entry);
        waiting.offered(one.id(), offered.getFirst().series());
        trail.record(
                Actor.SYSTEM,
                "booking.offered",
                "booking",
                offered.getFirst().series(),
                BookingDesk.facts(offered, new HashMap<>()));
    }
}
