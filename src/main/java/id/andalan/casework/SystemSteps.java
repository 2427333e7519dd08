package id.andalan.casework;

import id.andalan.agency.Agencies;
import id.andalan.booking.Booking;
import id.andalan.booking.BookingRequest;
import id.andalan.booking.Bookings;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.document.LetterOrder;
import id.andalan.document.Letters;
import id.andalan.document.NumberPattern;
import id.andalan.document.template.Template;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the system does at the steps of a process that reach beyond the case itself. */
@Component
class SystemSteps {
    private final Letters letters;
    private final Bookings bookings;
    private final Accounts accounts;
    private final Agencies agencies;
    private final City city;
    private final Clock clock;

    SystemSteps(Letters letters, Bookings bookings, Accounts accounts, Agencies agencies, City city, Clock clock) {
        this.letters = letters;
        this.bookings = bookings;
        this.accounts = accounts;
        this.agencies = agencies;
        this.city = city;
        this.clock = clock;
    }

    /** Asks a decision table. */
    DecisionLog decide(Blueprint plan, String file, Map<String, Object> facts) {
        Decision.Result result =
                Objects.requireNonNull(plan.decisions().get(file), file).decide(facts, city.dateAt(clock.instant()));
        return new DecisionLog(
                result.model(),
                result.version(),
                result.rules().stream().map(SystemSteps::words).toList(),
                result.inputs(),
                result.outputs());
    }

    /**
     * Orders the paper; the journal tells when it is signed.
     *
     * @param actor who finished the task before: signs when the head, otherwise the head of the agency signs
     */
    void order(Blueprint plan, Application application, Map<String, Object> facts, Actor actor) {
        Handling.Paper paper = Objects.requireNonNull(plan.handling().document(), "handling.document");
        Template template = Objects.requireNonNull(plan.template(), "document.html");
        LocalDate today = city.dateAt(clock.instant());
        letters.order(
                Actor.SYSTEM,
                new LetterOrder(
                        plan.service().code(),
                        paper.title(),
                        application.agency(),
                        paper.register(),
                        new NumberPattern(paper.number()),
                        new LetterOrder.Subject(
                                CaseAnswers.SUBJECT,
                                application.id(),
                                application.number(),
                                city.dateAt(application.clock().filedAt())),
                        template,
                        facts,
                        plan.labels(),
                        paper.valid() == null ? null : today.plus(paper.valid()),
                        signatory(application.agency(), actor.id())));
    }

    private LetterOrder.Signatory signatory(String agency, @Nullable UUID last) {
        Account signer = (last == null ? Optional.<Account>empty() : accounts.find(last))
                .filter(one -> one.role() == Role.AGENCY_HEAD && agency.equals(one.agency()))
                .or(() -> accounts.listActive(Role.AGENCY_HEAD, agency).stream().findFirst())
                .orElseThrow(() -> new Refusal("casework.signer.none"));
        String name = Objects.requireNonNullElse(signer.name(), "");
        return new LetterOrder.Signatory(
                signer.id(), name, "Kepala " + agencies.get(agency).name().id(), null);
    }

    /**
     * Keeps the time that the form asks for until the case is decided, so that nobody else is promised it meanwhile. Where it is taken and
     * the applicant would rather wait, the application stands in the queue for it.
     *
     * @param holder whose holds do not stand in the way: the draft, or the application itself
     * @throws Refusals at the question, when the place is taken or not to be had then
     */
    void hold(Actor actor, Blueprint plan, UUID application, UUID holder, Map<String, Object> facts) {
        Optional<Question> question = booking(plan);
        Optional<BookingRequest> wish = question.flatMap(one -> wish(one, facts));
        if (question.isEmpty() || wish.isEmpty()) {
            return;
        }
        String field = question.get().name();
        var availability = bookings.check(wish.get(), holder);
        if (availability.isFree()) {
            Bookings.Outcome held = bookings.hold(
                    actor, application, wish.get(), clock.instant().plus(Course.PATIENCE));
            if (held.done()) {
                return;
            }
            availability = held.availability();
        }
        boolean waits = facts.get(field) instanceof Map<?, ?> answer && Boolean.TRUE.equals(answer.get("wait"));
        if (!waits || !availability.isWorthWaiting()) {
            throw new Refusals(availability.refusals(field));
        }
        bookings.queue(actor, application, wish.get());
    }

    /** As {@link #hold}, after the applicant has corrected answers; what is kept for the same wish already stays as it is. */
    void holdAgain(
            Actor actor, Blueprint plan, UUID application, Map<String, Object> before, Map<String, Object> after) {
        boolean same = booking(plan)
                .map(Question::name)
                .filter(name -> Objects.equals(before.get(name), after.get(name)))
                .isPresent();
        boolean kept = same && bookings.list(application).stream().anyMatch(Booking::active);
        if (!kept) {
            hold(actor, plan, application, application, after);
        }
    }

    /** Makes what the form asked for a firm booking; false when it is no longer free. */
    boolean reserve(Blueprint plan, Application application, Map<String, Object> facts) {
        return booking(plan)
                .flatMap(question -> wish(question, facts))
                .map(wish -> bookings.reserve(
                                Actor.SYSTEM,
                                application.id(),
                                wish,
                                new Booking.Title(plan.service().name().id(), true))
                        .done())
                .orElse(true);
    }

    private static Optional<Question> booking(Blueprint plan) {
        return plan.form().questions().stream()
                .filter(one -> one.kind() == QuestionKind.BOOKING)
                .findFirst();
    }

    private static Optional<BookingRequest> wish(Question question, Map<String, Object> facts) {
        if (!(facts.get(question.name()) instanceof Map<?, ?> given)) {
            return Optional.empty();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        given.forEach((key, value) -> answer.put(String.valueOf(key), value));
        return Optional.of(BookingRequest.read(answer));
    }

    /** What was kept for a case that came to nothing is free again. */
    void ended(Application application) {
        if (application.status() != ApplicationStatus.GRANTED) {
            bookings.release(Actor.SYSTEM, application.id());
        }
    }

    private static String words(Decision.Rule rule) {
        return rule.decision() + " " + rule.number() + (rule.note().isEmpty() ? "" : ": " + rule.note());
    }
}
