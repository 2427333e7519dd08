package id.andalan.casework;

import id.andalan.booking.Availability;
import id.andalan.booking.Booking;
import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a form asks for in the calendar of places: whether it is to be had, kept while the case runs, booked when it is granted. */
@Component
public class PlaceWishes {
    private final Bookings bookings;
    private final Clock clock;

    PlaceWishes(Bookings bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * An answer to a question for a place and time.
     *
     * @param waits where it is taken, the applicant would rather stand in the queue
     */
    private record Wish(String field, BookingRequest request, boolean waits) {}

    /**
     * Why what was answered cannot be had, at its question; empty when it can, when the applicant would wait for it, and when nothing of
     * the kind is asked.
     *
     * @param holder whose holds do not stand in the way: the draft, or the application
     */
    public List<Refusal> refusals(Collection<Question> questions, UUID holder, Map<String, Object> answers) {
        Wish wish = wish(questions, answers).orElse(null);
        if (wish == null) {
            return List.of();
        }
        Availability found = bookings.check(wish.request, holder);
        return found.isFree() || (wish.waits && found.isWorthWaiting()) ? List.of() : found.refusals(wish.field);
    }

    /**
     * Keeps the time that the form asks for until the case is decided, so that nobody else is promised it meanwhile. Where it is taken and
     * the applicant would rather wait, the application stands in the queue for it.
     *
     * @param holder whose holds do not stand in the way: the draft, or the application itself
     * @throws Refusals at the question, when the place is taken or not to be had then
     */
    void hold(Actor actor, Blueprint plan, UUID application, UUID holder, Map<String, Object> facts) {
        Wish wish = wish(plan.form().questions(), facts).orElse(null);
        if (wish == null) {
            return;
        }
        Availability availability = bookings.check(wish.request, holder);
        if (availability.isFree()) {
            Bookings.Outcome held = bookings.hold(
                    actor, application, wish.request, clock.instant().plus(Course.PATIENCE));
            if (held.done()) {
                return;
            }
            availability = held.availability();
        }
        if (!wish.waits || !availability.isWorthWaiting()) {
            throw new Refusals(availability.refusals(wish.field));
        }
        bookings.queue(actor, application, wish.request);
    }

    /** As {@link #hold}, after the applicant has corrected answers; what is kept for the same wish already stays as it is. */
    void holdAgain(
            Actor actor, Blueprint plan, UUID application, Map<String, Object> before, Map<String, Object> after) {
        boolean same = question(plan.form().questions())
                .map(Question::name)
                .filter(name -> Objects.equals(before.get(name), after.get(name)))
                .isPresent();
        boolean kept = same && bookings.list(application).stream().anyMatch(Booking::active);
        if (!kept) {
            hold(actor, plan, application, application, after);
        }
    }

    /** Makes what the form asked for a firm booking; false when it is no longer free. */
    boolean reserve(Blueprint plan, UUID application, Map<String, Object> facts) {
        return wish(plan.form().questions(), facts)
                .map(wish -> bookings.reserve(
                                Actor.SYSTEM,
                                application,
                                wish.request,
                                new Booking.Title(plan.service().name().id(), true))
                        .done())
                .orElse(true);
    }

    /** What was kept is free again. */
    void release(UUID application) {
        bookings.release(Actor.SYSTEM, application);
    }

    private static Optional<Question> question(Collection<Question> questions) {
        return questions.stream()
                .filter(one -> one.kind() == QuestionKind.BOOKING)
                .findFirst();
    }

    private static Optional<Wish> wish(Collection<Question> questions, Map<String, Object> facts) {
        Question question = question(questions).orElse(null);
        if (question == null || !(facts.get(question.name()) instanceof Map<?, ?> given)) {
            return Optional.empty();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        given.forEach((key, value) -> answer.put(String.valueOf(key), value));
        return Optional.of(new Wish(question.name(), BookingRequest.read(answer), BookingRequest.waits(answer)));
    }
}
