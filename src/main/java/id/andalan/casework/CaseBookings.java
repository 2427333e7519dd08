package id.andalan.casework;

import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings;
import id.andalan.booking.Place;
import id.andalan.booking.Places;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import id.andalan.region.City;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for applicants who wait for a place: where they stand in the queue, and what they say to an offer. The caller has checked the
 * private link.
 */
@Service
public class CaseBookings {
    private final CaseMover mover;
    private final Applications applications;
    private final Bookings bookings;
    private final Places places;
    private final City city;

    CaseBookings(CaseMover mover, Applications applications, Bookings bookings, Places places, City city) {
        this.mover = mover;
        this.applications = applications;
        this.bookings = bookings;
        this.places = places;
        this.city = city;
    }

    /**
     * A place that an applicant waits for.
     *
     * @param position in its queue, from 1
     * @param offered until when it is kept for the answer; null while it is taken
     * @param thinkingMinutes how long it would be kept
     */
    public record Wait(
            Bilingual place,
            Instant from,
            Instant to,
            int position,
            @Nullable Instant offered,
            int thinkingMinutes) {}

    /** Empty when the applicant waits for none. */
    @Transactional(readOnly = true)
    public Optional<Wait> waiting(Application application) {
        return application.status().isOpen()
                ? bookings.waiting(application.id()).map(this::wait)
                : Optional.empty();
    }

    private Wait wait(Bookings.Waiting waiting) {
        BookingRequest request = waiting.request();
        Optional<Place> place = places.find(request.place());
        return new Wait(
                place.map(Place::name).orElse(new Bilingual(request.place(), request.place())),
                at(request.from()),
                at(request.to()),
                waiting.position(),
                waiting.offered(),
                place.map(found -> found.rules().offerMinutes()).orElse(0));
    }

    private Instant at(LocalDateTime local) {
        return local.atZone(city.zone()).toInstant();
    }

    /**
     * Takes what is offered; it is kept until the case is decided. A case that stands still only because the place was taken goes on.
     *
     * @throws Refusal {@code booking.offer.over}, or {@code casework.ended}
     */
    @Transactional
    public void accept(Actor actor, Application opened) {
        Standing before = open(opened);
        bookings.accept(actor, opened.id(), mover.now().plus(Course.PATIENCE));
        before.tasks().stream()
                .map(Standing.Open::task)
                .filter(task -> task.kind() == CaseTask.Kind.APPLICANT && isForThePlace(before))
                .findFirst()
                .ifPresent(task -> applications.answer(actor, opened, task.id(), Map.of(), ""));
    }

    /** The reservation failed, and nobody has looked at the case since: what waits for the applicant is the choice of a place. */
    private boolean isForThePlace(Standing before) {
        Blueprint plan = mover.plan(before.application());
        for (String id : before.path().reversed()) {
            ServiceProcess.Node node = plan.node(id);
            if ("andalan:reserve".equals(node.does())) {
                return Boolean.FALSE.equals(before.facts().get(Course.FREE));
            }
            if (node.kind() == ServiceProcess.Kind.TASK && !"applicant".equals(node.does())) {
                return false;
            }
        }
        return false;
    }

    /** Turns the offer down, or waits no longer. The application itself goes on. */
    @Transactional
    public void leave(Actor actor, Application opened) {
        open(opened);
        bookings.leave(actor, opened.id());
    }

    private Standing open(Application opened) {
        Standing standing = mover.lock(opened.id(), null);
        if (!standing.application().status().isOpen()) {
            throw new Refusal("casework.ended");
        }
        return standing;
    }
}
