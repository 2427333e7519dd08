package id.andalan.survey;

import id.andalan.agency.Agencies;
import id.andalan.audit.AuditTrail;
import id.andalan.catalog.Service;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.identity.PrivateLinks;
import id.andalan.region.City;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the survey: whoever applied answers once for each case, officers enter what was filled in on paper and let open answers
 * be read. No officer sees which case an answer belongs to.
 */
@org.springframework.stereotype.Service
public class Surveys {
    /** An answer may be changed so long after it was first given. */
    public static final Duration CHANGEABLE = Duration.ofDays(14);
    /** Nobody remembers longer. */
    static final int OPEN_DAYS = 90;

    private static final int MOST_WAITING = 200;
    private static final int OLDEST_PAPER_YEARS = 2;

    private final Instruments instruments;
    private final SurveyTable table;
    private final SurveyLinks links;
    private final Duty duty;
    private final AuditTrail trail;
    private final Clock clock;

    Surveys(Instruments instruments, SurveyTable table, SurveyLinks links, Duty duty, AuditTrail trail, Clock clock) {
        this.instruments = instruments;
        this.table = table;
        this.links = links;
        this.duty = duty;
        this.trail = trail;
        this.clock = clock;
    }

    /** What the city's data say about a service: whose it is, and what day it is there. */
    @org.springframework.stereotype.Component
    record Duty(Services services, Agencies agencies, City city) {
        LocalDate day(Instant at) {
            return city.dateAt(at);
        }

        /** Code of the agency that answers for the service today. */
        String agency(Service service, Instant now) {
            return agencies.inCharge(service.home().agency(), day(now)).code();
        }
    }

    /**
     * Somebody who may answer.
     *
     * @param values what was answered before, as a form has it; empty at first
     * @param until until when it may be changed; null before the first answer
     * @param open it may be answered or changed now
     */
    public record Invitation(
            UUID caseId,
            String number,
            String service,
            Map<String, String> values,
            @Nullable Instant until,
            boolean open) {}

    /** An open answer that waits for an officer. */
    public record Waiting(UUID id, String service, Instant at, String comment) {}

    /** The invitation behind a private link; {@link NotFound} when the link is wrong. */
    @Transactional(readOnly = true)
    public Invitation open(String link) {
        SurveyTable.Ended ended = table.find(PrivateLinks.number(link)).orElseThrow(() -> new NotFound("survey"));
        links.check(link, ended.id());
        return invitation(ended);
    }

    private Invitation invitation(SurveyTable.Ended ended) {
        Instant now = clock.instant();
        return table.ofCase(ended.id())
                .map(given -> new Invitation(
                        ended.id(),
                        ended.number(),
                        ended.service(),
                        table.filled(given.id()),
                        given.answeredAt().plus(CHANGEABLE),
                        now.isBefore(given.answeredAt().plus(CHANGEABLE))))
                .orElseGet(() -> new Invitation(
                        ended.id(),
                        ended.number(),
                        ended.service(),
                        Map.of(),
                        null,
                        !duty.day(now).isAfter(ended.on().plusDays(OPEN_DAYS))));
    }

    /**
     * Answers, or changes the answer; one answer for each case.
     *
     * @throws Refusal {@code survey.closed} when it is too late
     */
    @Transactional
    public void answer(Actor actor, String link, Questionnaire filled) {
        SurveyTable.Ended ended = table.find(PrivateLinks.number(link)).orElseThrow(() -> new NotFound("survey"));
        links.check(link, ended.id());
        table.lock(ended.id());
        if (!invitation(ended).open()) {
            throw new Refusal("survey.closed");
        }
        Instant now = clock.instant();
        SurveyTable.Response given = table.ofCase(ended.id()).orElse(null);
        UUID id = given == null ? Ids.next() : given.id();
        int version = instruments.current().version();
        if (given == null) {
            table.insert(
                    new SurveyTable.Response(id, ended.id(), ended.service(), ended.agency(), now, "", "NONE"),
                    ended.on(),
                    version);
        }
        table.fill(id, filled, version, now);
        // Not who answered: the journal must not join the answer to the case or to an account.
        trail.record(
                Actor.ANONYMOUS,
                given == null ? "survey.answered" : "survey.changed",
                "survey",
                id,
                Map.of("service", ended.service(), "agency", ended.agency()));
    }

    /** Services that this officer may enter questionnaires of. */
    public List<Service> list(Actor actor) {
        Instant now = clock.instant();
        return duty.services().list(duty.day(now)).stream()
                .filter(service -> duty.agency(service, now).equals(actor.agency()))
                .toList();
    }

    /**
     * Enters a questionnaire that was filled in on paper.
     *
     * @param served the day on which the person was served
     */
    @Transactional
    public UUID enter(Actor actor, String service, LocalDate served, Questionnaire filled) {
        Service found = list(actor).stream()
                .filter(one -> one.code().equals(service) && actor.isAny(Role.OFFICER, Role.AGENCY_HEAD))
                .findFirst()
                .orElseThrow(() -> new NotFound("service " + service));
        Instant now = clock.instant();
        LocalDate today = duty.day(now);
        if (served.isAfter(today) || served.isBefore(today.minusYears(OLDEST_PAPER_YEARS))) {
            throw Refusal.at("served", "survey.served");
        }
        UUID id = Ids.next();
        String agency = duty.agency(found, now);
        int version = instruments.current().version();
        table.insert(new SurveyTable.Response(id, null, service, agency, now, "", "NONE"), served, version);
        table.fill(id, filled, version, now);
        trail.record(
                actor,
                "survey.entered",
                "survey",
                id,
                Map.of("service", service, "agency", agency, "channel", "paper"));
        return id;
    }

    /** Open answers of the officer's agency that nobody has decided on. */
    public List<Waiting> waiting(Actor actor) {
        String agency = actor.agency();
        return agency == null
                ? List.of()
                : table.waiting(agency, MOST_WAITING).stream()
                        .map(one -> new Waiting(one.id(), one.service(), one.answeredAt(), one.comment()))
                        .toList();
    }

    /**
     * Lets everybody read an open answer, as the officer has cleared it of personal data; or withholds it.
     *
     * @param released the text to be read; empty to withhold it
     */
    @Transactional
    public void decide(Actor actor, UUID response, String released) {
        String text = released.strip();
        if (text.length() > Questionnaire.LONGEST_COMMENT) {
            throw Refusal.at("released", "survey.comment.long", Questionnaire.LONGEST_COMMENT);
        }
        String agency = actor.agency();
        if (agency == null || !table.decide(response, agency, text)) {
            throw new NotFound("response " + response);
        }
        trail.record(
                actor,
                text.isEmpty() ? "survey.comment_withheld" : "survey.comment_released",
                "survey",
                response,
                Map.of("agency", agency));
    }
}
