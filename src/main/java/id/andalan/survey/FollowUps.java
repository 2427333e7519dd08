package id.andalan.survey;

import id.andalan.audit.AuditTrail;
import id.andalan.catalog.Service;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import id.andalan.region.City;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** The follow-up list of the survey: the head of an agency plans and says what was done, everybody may read it. */
@org.springframework.stereotype.Service
public class FollowUps {
    private static final int LONGEST = 500;
    private static final int LONGEST_WHO = 150;

    private final FollowUpTable table;
    private final Surveys surveys;
    private final Instruments instruments;
    private final AuditTrail trail;
    private final City city;
    private final Clock clock;

    FollowUps(FollowUpTable table, Surveys surveys, Instruments instruments, AuditTrail trail, City city, Clock clock) {
        this.table = table;
        this.surveys = surveys;
        this.instruments = instruments;
        this.trail = trail;
        this.city = city;
        this.clock = clock;
    }

    /** What is planned. {@code due} is null when no date was given. */
    public record Plan(
            String service,
            String element,
            String period,
            String what,
            String who,
            @Nullable LocalDate due) {}

    public List<FollowUp> ofAgency(String agency) {
        return table.ofAgency(agency);
    }

    public List<FollowUp> ofService(String service) {
        return table.ofService(service);
    }

    /**
     * Plans something about an element of a service of the head's agency.
     *
     * @throws Refusals what is missing, at its field
     */
    @Transactional
    public UUID plan(Actor actor, Plan plan) {
        String agency = head(actor);
        List<String> services = surveys.list(actor).stream().map(Service::code).toList();
        List<Refusal> refusals = new ArrayList<>();
        if (!services.contains(plan.service())) {
            refusals.add(Refusal.at("service", "survey.follow.service"));
        }
        if (instruments.current().find(plan.element()).isEmpty()) {
            refusals.add(Refusal.at("element", "survey.follow.element"));
        }
        text(refusals, "what", plan.what(), LONGEST);
        text(refusals, "who", plan.who(), LONGEST_WHO);
        LocalDate due = plan.due();
        if (due == null || due.isBefore(today()) || due.isAfter(today().plusYears(2))) {
            refusals.add(Refusal.at("due", "survey.follow.due"));
        }
        if (!refusals.isEmpty() || due == null) {
            throw new Refusals(refusals);
        }
        UUID id = Ids.next();
        table.insert(
                new FollowUp(
                        id,
                        agency,
                        plan.service(),
                        plan.element(),
                        Period.of(plan.period()).code(),
                        plan.what().strip(),
                        plan.who().strip(),
                        due,
                        null,
                        ""),
                clock.instant());
        trail.record(
                actor,
                "survey.follow_up_planned",
                "follow-up",
                id,
                Map.of("agency", agency, "service", plan.service(), "element", plan.element(), "due", due.toString()));
        return id;
    }

    private static void text(List<Refusal> refusals, String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            refusals.add(Refusal.at(field, "survey.follow.text", longest));
        }
    }

    /** Says what came of it. Done is done: a second time it is {@link NotFound}. */
    @Transactional
    public void done(Actor actor, UUID followUp, String result) {
        String agency = head(actor);
        if (result.isBlank() || result.length() > LONGEST) {
            throw Refusal.at("result", "survey.follow.text", LONGEST);
        }
        if (!table.done(followUp, agency, today(), result.strip())) {
            throw new NotFound("follow-up " + followUp);
        }
        trail.record(actor, "survey.follow_up_done", "follow-up", followUp, Map.of("agency", agency));
    }

    private static String head(Actor actor) {
        String agency = actor.agency();
        if (agency == null || !actor.is(Role.AGENCY_HEAD)) {
            throw new NotFound("agency");
        }
        return agency;
    }

    private LocalDate today() {
        return city.dateAt(clock.instant());
    }
}
