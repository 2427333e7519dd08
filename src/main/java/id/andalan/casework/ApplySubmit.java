package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.core.Idempotency;
import id.andalan.core.Refusal;
import org.springframework.stereotype.Component;

/**
 * Sends a draft: in one transaction it becomes an application and is gone itself. A second sending of the same draft (a double click, a
 * lost answer) gets the answer of the first.
 */
@Component
public class ApplySubmit {
    private static final String SCOPE = "draft";

    private final Drafts drafts;
    private final ApplyTrips trips;
    private final Applications applications;
    private final ApplicationLinks links;
    private final Idempotency idempotency;

    ApplySubmit(
            Drafts drafts,
            ApplyTrips trips,
            Applications applications,
            ApplicationLinks links,
            Idempotency idempotency) {
        this.drafts = drafts;
        this.trips = trips;
        this.applications = applications;
        this.links = links;
        this.idempotency = idempotency;
    }

    /**
     * Sends it.
     *
     * @param key of this sending, as the page that offered it said
     * @param language of the applicant, {@code id} or {@code en}
     * @return the path of the application's private page, as it greets whoever has just sent it
     * @throws Refusal {@code apply.incomplete} when something is missing or wrong, {@code apply.outdated} when another version of the
     *     form holds by now
     */
    public String submit(Actor actor, String link, String key, String language) {
        // The answer holds the number alone: the private page's address is made anew and stored nowhere.
        Idempotency.Answer answer = idempotency.run(key, SCOPE, Idempotency.request(link), () -> {
            Draft draft = drafts.hold(actor, link);
            ApplyTrip trip = trips.trip(actor, draft);
            if (trip.isOutdated()) {
                throw new Refusal("apply.outdated");
            }
            if (!trip.faults().isEmpty() || trips.contact(actor, draft).isEmpty()) {
                throw new Refusal("apply.incomplete");
            }
            Application filed = applications.submit(actor, filing(actor, trip, language));
            drafts.done(draft);
            return new Idempotency.Answer(201, filed.id() + " " + filed.number());
        });
        String[] filed = answer.body().split(" ", 2);
        return "/p/" + links.link(java.util.UUID.fromString(filed[0]), filed[1]) + "?baru=1";
    }

    private NewApplication filing(Actor actor, ApplyTrip trip, String language) {
        Draft draft = trip.draft();
        Draft.ForAnother behalf = draft.content().behalf();
        return new NewApplication(
                draft.service(),
                draft.version(),
                trip.answers(),
                trips.contact(actor, draft),
                behalf == null ? null : new NewApplication.Behalf(behalf.name(), behalf.relation()),
                actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : draft.account(),
                draft.id(),
                language);
    }
}
