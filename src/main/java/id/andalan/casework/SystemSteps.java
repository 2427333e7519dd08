package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.Listings;
import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.decision.DecisionFailed;
import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.document.Letter;
import id.andalan.document.LetterOrder;
import id.andalan.document.Letters;
import id.andalan.document.NumberPattern;
import id.andalan.document.template.Template;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the system does at the steps of a process that reach beyond the case itself. */
@Component
class SystemSteps {
    private final Letters letters;
    private final Listings listings;
    private final PlaceWishes places;
    private final CaseAgencies agencies;
    private final CaseLabels labels;
    private final City city;
    private final Clock clock;

    SystemSteps(
            Letters letters,
            Listings listings,
            PlaceWishes places,
            CaseAgencies agencies,
            CaseLabels labels,
            City city,
            Clock clock) {
        this.letters = letters;
        this.listings = listings;
        this.places = places;
        this.agencies = agencies;
        this.labels = labels;
        this.city = city;
        this.clock = clock;
    }

    /**
     * Asks a decision table.
     *
     * @throws Refusal {@code casework.undecided} when it gives no answer: nothing was done, and it can be tried again
     */
    DecisionLog decide(Blueprint plan, String file, Map<String, Object> facts) {
        Decision.Result result;
        try {
            result = Objects.requireNonNull(plan.decisions().get(file), file)
                    .decide(facts, city.dateAt(clock.instant()));
        } catch (DecisionFailed failed) {
            throw new Refusal("casework.undecided", String.valueOf(failed.getMessage()));
        }
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
        Letter letter = letters.order(
                Actor.SYSTEM,
                new LetterOrder(
                        plan.service().code(),
                        paper.title(),
                        application.agency(),
                        paper.register(),
                        new NumberPattern(paper.number()),
                        new LetterOrder.Subject(
                                Application.SUBJECT,
                                application.id(),
                                application.number(),
                                city.dateAt(application.clock().filedAt())),
                        template,
                        facts,
                        labels.of(plan),
                        paper.lastDay(today, facts),
                        agencies.signatory(application.agency(), actor)));
        listings.enter(plan, letter, facts);
    }

    /** Which agency does now what was meant for that one. */
    String desk(String agency, Application application) {
        return agencies.desk(agency, application, city.dateAt(clock.instant()));
    }

    /** Makes what the form asked for a firm booking; false when it is no longer free. */
    boolean reserve(Blueprint plan, Application application, Map<String, Object> facts) {
        return places.reserve(plan, application.id(), facts);
    }

    /** What was kept for a case that came to nothing is free again. */
    void ended(Application application) {
        if (application.status() != ApplicationStatus.GRANTED) {
            places.release(application.id());
        }
    }

    private static String words(Decision.Rule rule) {
        return rule.decision() + " " + rule.number() + (rule.note().isEmpty() ? "" : ": " + rule.note());
    }
}
