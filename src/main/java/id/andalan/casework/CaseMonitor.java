package id.andalan.casework;

import id.andalan.audit.AuditTrail;
import id.andalan.casework.CaseMover.Act;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.Letter;
import id.andalan.document.LetterStatus;
import id.andalan.document.Letters;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps any case from getting stuck unseen: lists open cases that nobody and nothing waits for, and every step of the system that
 * failed, with its reason, and tries it again. For administrators.
 */
@Service
public class CaseMonitor {
    private static final int MOST = 200;
    /** A signed paper is told to its case within seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CaseMonitorQuery query;
    private final CaseQuery cases;
    private final SignalTable signals;
    private final CaseMover mover;
    private final Letters letters;
    private final Accounts accounts;
    private final AuditTrail audit;

    CaseMonitor(
            CaseMonitorQuery query,
            CaseQuery cases,
            SignalTable signals,
            CaseMover mover,
            Letters letters,
            Around around) {
        this.query = query;
        this.cases = cases;
        this.signals = signals;
        this.mover = mover;
        this.letters = letters;
        this.accounts = around.accounts;
        this.audit = around.audit;
    }

    /** Who could do a task, and where it is written that one was tried again. */
    @Component
    record Around(Accounts accounts, AuditTrail audit) {}

    /** What is wrong, and so what trying again means. */
    public enum Kind {
        /** Nothing waits for it: its process can be started anew. */
        LOST,
        /** Its open task has no place in the engine any more: its process can be started anew. */
        ENGINE,
        /** Its paper is signed, but the case was not told: it is told again. */
        UNHEARD,
        /** Telling the case about its paper failed. */
        SIGNAL,
        /** A timer failed. */
        TIMER,
        /** Its paper could not be made or signed. */
        LETTER,
        /** Nobody who could do its task has an account: somebody needs one. Nothing can be tried again. */
        UNOWNED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The process begins anew, instead of going on where it stands. */
        public boolean restarts() {
            return this == LOST || this == ENGINE;
        }
    }

    /**
     * Something that is stuck.
     *
     * @param id of what is tried again
     * @param since when it has been so; of a failed step when it is tried next
     * @param reason as the program said it, or the code of a text for a paper; null when nothing was said
     */
    public record Stuck(
            Kind kind,
            String id,
            String number,
            String service,
            int version,
            Instant since,
            int tries,
            @Nullable String reason) {}

    /** Everything that is stuck, the longest first. */
    @Transactional(readOnly = true)
    public List<Stuck> list(Actor actor) {
        requireAdmin(actor);
        List<Stuck> all = new ArrayList<>();
        add(all, Kind.LOST, query.lost(MOST));
        add(all, Kind.ENGINE, query.withoutEngine(MOST));
        add(all, Kind.SIGNAL, query.failedSignals(MOST));
        add(all, Kind.TIMER, query.failedTimers(MOST));
        add(
                all,
                Kind.UNHEARD,
                query.waitingForPaper(mover.now().minus(PATIENCE), MOST).stream()
                        .filter(row -> isSigned(row.application()))
                        .toList());
        add(all, Kind.UNOWNED, unowned());
        for (Letter letter : letters.listFailed(actor)) {
            if (letter.subject().type().equals(Application.SUBJECT)) {
                cases.find(letter.subject().id()).ifPresent(found -> all.add(stuck(letter, found)));
            }
        }
        all.sort(Comparator.comparing(Stuck::since));
        return all;
    }

    private static void add(List<Stuck> all, Kind kind, List<CaseMonitorQuery.Row> rows) {
        rows.forEach(row -> all.add(new Stuck(
                kind, row.id(), row.number(), row.service(), row.version(), row.since(), row.tries(), row.reason())));
    }

    private static Stuck stuck(Letter letter, Application application) {
        return new Stuck(
                Kind.LETTER,
                letter.id().toString(),
                application.number(),
                application.service(),
                application.version(),
                letter.orderedAt(),
                0,
                letter.fault());
    }

    /** Tasks at desks where nobody works, or nobody but the applicant. */
    private List<CaseMonitorQuery.Row> unowned() {
        List<CaseMonitorQuery.Row> rows = new ArrayList<>();
        for (CaseMonitorQuery.Desk desk : query.desks()) {
            List<UUID> people = (desk.head() ? List.of(Role.AGENCY_HEAD) : List.of(Role.AGENCY_HEAD, Role.OFFICER))
                    .stream()
                            .flatMap(role -> accounts.listActive(role, desk.agency()).stream())
                            .map(Account::id)
                            .toList();
            if (people.size() < 2) {
                rows.addAll(query.unowned(desk, people.isEmpty() ? null : people.getFirst(), MOST));
            }
        }
        return rows;
    }

    /** The newest paper of the case is signed. */
    private boolean isSigned(UUID application) {
        List<Letter> all = letters.list(Application.SUBJECT, application);
        return !all.isEmpty() && all.getLast().status() == LetterStatus.SIGNED;
    }

    /**
     * Tries it again; journals {@code application.retried}.
     *
     * @throws Conflict when it is not stuck any more
     * @throws Refusal {@code desk.stuck.unowned.how} when somebody must be given an account instead
     */
    @Transactional
    public void retry(Actor actor, Kind kind, String id) {
        requireAdmin(actor);
        Stuck stuck = list(actor).stream()
                .filter(one -> one.kind() == kind && one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Conflict("casework.task.gone", ""));
        boolean done = switch (kind) {
            case SIGNAL -> query.retrySignal(Long.parseLong(id), mover.now());
            case TIMER -> query.retryTimer(id, mover.now());
            case UNOWNED -> throw new Refusal("desk.stuck.unowned.how");
            case LETTER -> {
                letters.retry(actor, UUID.fromString(id));
                yield true;
            }
            case UNHEARD -> {
                signals.add(List.of(UUID.fromString(id)), mover.now());
                yield true;
            }
            case LOST, ENGINE -> {
                restart(actor, UUID.fromString(id));
                yield true;
            }
        };
        if (!done) {
            throw new Conflict("casework.task.gone", stuck.number());
        }
        Optional<Application> application = cases.find(stuck.number());
        audit.record(
                actor,
                "application.retried",
                Application.SUBJECT,
                application.map(Application::id).orElseThrow(),
                Map.of("number", stuck.number(), "what", kind.code()));
    }

    private void restart(Actor actor, UUID application) {
        Standing before = mover.lock(application, null);
        mover.restart(
                before,
                new Act(actor, Map.of(), NewStep.of(StepKind.RESUMED, actor).noting(null, true), null));
    }

    private static void requireAdmin(Actor actor) {
        if (!actor.is(Role.ADMIN)) {
            throw new NotFound("not an administrator");
        }
    }
}
