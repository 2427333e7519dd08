package id.andalan.casework;

import id.andalan.casework.CaseMover.Act;
import id.andalan.casework.CaseTask.Kind;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.Promise;
import id.andalan.catalog.ServiceVersions;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.identity.Contacts;
import id.andalan.identity.PrivateLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for applicants: files an application, follows it, answers, withdraws, contests. Each call is one transaction: the case, its
 * tasks, its timeline, the engine's place and the journal stand together or not at all.
 */
@Service
public class Applications {
    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_NAME = 200;

    private final CaseMover mover;
    private final CaseQuery query;
    private final Services services;
    private final Contacts contacts;
    private final ApplicationLinks links;
    private final CaseAnswers answers;
    private final PlaceWishes places;
    private final OwnLetters letters;

    Applications(
            CaseMover mover, CaseQuery query, Services services, Contacts contacts, ApplicationLinks links, Said said) {
        this.mover = mover;
        this.query = query;
        this.services = services;
        this.contacts = contacts;
        this.links = links;
        this.answers = said.answers;
        this.places = said.places;
        this.letters = said.letters;
    }

    /** What becomes of answers. */
    @Component
    record Said(CaseAnswers answers, PlaceWishes places, OwnLetters letters) {}

    /**
     * Files an application under the version of the service that holds today and starts its process.
     *
     * @throws id.andalan.core.Refusals answers that do not fit, at their fields
     * @throws Refusal {@code casework.service.closed} when the service is not offered online, {@code casework.service.version} when the
     *     form that was filled in no longer holds
     */
    @Transactional
    public Application submit(Actor actor, NewApplication what) {
        Blueprint plan = plan(what);
        check(what.behalf());
        Map<String, Object> kept = answers.accept(actor, plan, what);
        UUID contact = contacts.store(actor, what.applicant());
        Instant now = mover.now();
        Long time = plan.service().delivery().time().value();
        UUID id = CaseMover.newId();
        Map<String, Object> facts = new LinkedHashMap<>(kept);
        if (what.behalf() != null) {
            facts.put(
                    "_behalf",
                    Map.of(
                            "name",
                            what.behalf().name(),
                            "relation",
                            what.behalf().relation()));
        }
        Application drafted = new Application(
                id,
                "",
                plan.service().code(),
                plan.service().version(),
                plan.service().home().agency(),
                answers.ward(plan, kept),
                ApplicationStatus.OPEN,
                new Application.Applicant(what.account(), contact, what.behalf() != null, what.language()),
                Promise.starting(now, time, mover.calendar()),
                Application.End.NONE,
                0);
        answers.attach(actor, plan, kept, what.draft(), id);
        places.hold(actor, plan, id, what.draft() == null ? id : what.draft(), kept);
        Application filed = mover.start(
                drafted,
                facts,
                answers.person(plan, kept),
                new Act(actor, Map.of(), NewStep.of(StepKind.FILED, actor), null));
        letters.note(plan, filed, kept, mover.calendar().today(now));
        return filed;
    }

    private static void check(NewApplication.@Nullable Behalf behalf) {
        if (behalf != null) {
            check("behalf.name", behalf.name(), "apply.other.name");
            check("behalf.relation", behalf.relation(), "apply.other.relation");
        }
    }

    private static void check(String field, @Nullable String text, String missing) {
        if (text == null || text.isBlank()) {
            throw Refusal.at(field, missing);
        }
        if (text.length() > LONGEST_NAME) {
            throw Refusal.at(field, "casework.text.long", LONGEST_NAME);
        }
    }

    private Blueprint plan(NewApplication what) {
        ServiceVersions versions = services.find(what.service()).orElseThrow(() -> new NotFound("service"));
        if (versions.retired()) {
            throw new Refusal("casework.service.closed");
        }
        int holds = versions.on(mover.calendar().today(mover.now())).version();
        if (holds != what.version()) {
            throw new Refusal("casework.service.version", what.version(), holds);
        }
        return services.blueprint(what.service(), what.version())
                .orElseThrow(() -> new Refusal("casework.service.closed"));
    }

    /** The application behind a private link, {@code number.secret}; {@link NotFound} when the link is wrong. */
    @Transactional(readOnly = true)
    public Application open(String link) {
        Application found = query.find(ApplicationNumber.normal(PrivateLinks.number(link)))
                .orElseThrow(() -> new NotFound("application"));
        links.check(link, found.id());
        return found;
    }

    /**
     * The applicant does what was asked: corrects answers, or says something, or both. The agency's clock goes on.
     *
     * @param corrections answers that change, by field; only where the process gave the application back
     * @param text what the applicant says; needed where a question was asked
     */
    @Transactional
    public Application answer(
            Actor actor, Application opened, UUID task, Map<String, Object> corrections, String text) {
        Standing before = mover.lock(opened.id(), null);
        Standing.Open open = before.task(task)
                .filter(one -> one.task().waitsForApplicant() && one.task().kind() != Kind.PAYMENT)
                .orElseThrow(() -> new Conflict("casework.task.gone", opened.number()));
        String said = text.strip();
        checkLength(said);
        NewStep step =
                NewStep.at(StepKind.ANSWERED, open.task().node(), actor).noting(said.isEmpty() ? null : said, false);
        if (open.task().paused()) {
            requireText(said);
            return mover.answered(before, open.task(), new Act(actor, Map.of(), step, null));
        }
        Map<String, Object> changes = new LinkedHashMap<>();
        if (open.task().kind() == Kind.APPLICANT) {
            Blueprint plan = mover.plan(before.application());
            changes.putAll(answers.correct(actor, plan, before, corrections));
            letters.note(plan, before.application(), changes, mover.calendar().today(mover.now()));
            answers.attach(actor, plan, changes, null, opened.id());
            Map<String, Object> after = new LinkedHashMap<>(before.facts());
            after.putAll(changes);
            places.holdAgain(actor, plan, opened.id(), before.facts(), after);
        } else {
            requireText(said);
        }
        changes.put(Handling.OUTCOME, Handling.SENT);
        return mover.go(before, open, new Act(actor, changes, step, null)).application();
    }

    /** Hangs files on the application that its applicant has just sent, before the answers name them. */
    @Transactional
    public void attach(Actor actor, Application opened, List<UUID> taken) {
        answers.attach(actor, taken, opened.id());
    }

    /** Takes it back; what was done stays on record. */
    @Transactional
    public Application withdraw(Actor actor, Application opened, String reason) {
        checkLength(reason);
        Standing before = mover.lock(opened.id(), null);
        if (!before.application().status().isOpen()) {
            throw new Refusal("casework.ended");
        }
        NewStep step = NewStep.of(StepKind.WITHDRAWN, actor).noting(reason.isBlank() ? null : reason.strip(), false);
        return mover.stop(before, new Act(actor, Map.of(), step, null), ApplicationStatus.WITHDRAWN);
    }

    /** By id, for modules that hear of it in the journal. */
    @Transactional(readOnly = true)
    public Optional<Application> find(UUID application) {
        return query.find(application);
    }

    /** The last moment in which a refusal can be contested; null when it cannot be at all, or was already: each refusal once. */
    public @Nullable Instant appealUntil(Application application) {
        Instant ended = application.end().at();
        if (application.status() != ApplicationStatus.REFUSED || ended == null) {
            return null;
        }
        Integer days = mover.plan(application).handling().appealDays();
        return days == null || query.isContested(application.id(), ended)
                ? null
                : mover.calendar()
                        .plus(
                                ended,
                                Duration.ofMinutes((long) days * id.andalan.catalog.Service.MINUTES_OF_A_WORKING_DAY));
    }

    /** Contests a refusal (UU 30/2014 art. 75-77: in writing, to whoever decided); the head of the agency looks at it again. */
    @Transactional
    public Application appeal(Actor actor, Application opened, String grounds) {
        requireText(grounds);
        checkLength(grounds);
        Standing before = mover.lock(opened.id(), null);
        if (!before.tasks().isEmpty()) {
            throw new Refusal("casework.appeal.again");
        }
        Instant until = appealUntil(before.application());
        if (until == null || mover.now().isAfter(until)) {
            throw new Refusal("casework.appeal.over");
        }
        return mover.appeal(
                before,
                new Act(actor, Map.of(), NewStep.of(StepKind.APPEALED, actor).noting(grounds.strip(), false), null));
    }

    /** What was answered and found out, for whoever holds the link or handles the case. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(Application application) {
        return query.facts(application.id());
    }

    /** By the number that people read out, however it is hyphenated; for whoever may see it already. */
    @Transactional(readOnly = true)
    public Optional<Application> find(String number) {
        return query.find(ApplicationNumber.normal(number));
    }

    static void requireText(String text) {
        if (PlainText.of(text).isBlank()) {
            throw Refusal.at("text", "casework.text.required");
        }
    }

    static void checkLength(String text) {
        if (text.length() > LONGEST_NOTE) {
            throw Refusal.at("text", "casework.text.long", LONGEST_NOTE);
        }
    }
}
