package id.andalan.casework;

import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalListener;
import id.andalan.casework.CaseMover.Act;
import id.andalan.casework.CaseTask.Kind;
import id.andalan.casework.engine.Engine;
import id.andalan.core.Actor;
import id.andalan.core.RecurringJob;
import id.andalan.database.DatabaseAway;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What reaches cases from outside people's hands: a paper was signed, a time is up. Each case in a transaction of its own, so that one
 * that cannot go on holds up no other; it shows its fault, and is tried again.
 */
@Component
class CaseSignals implements JournalListener, RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(CaseSignals.class);
    private static final int MOST = 100;
    private static final int AT_ONCE = 4;

    private final CaseMover mover;
    private final CaseQuery query;
    private final SignalTable signals;
    private final Engine engine;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseSignals(
            CaseMover mover,
            CaseQuery query,
            SignalTable signals,
            Engine engine,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.mover = mover;
        this.query = query;
        this.signals = signals;
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactions);
        // The job runs inside the transaction that holds its lock: joined to it, one case that fails would take all
        // others with it.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "casework-signals";
    }

    /** Puts the signed papers on the list, exactly once; the job below takes them from there. */
    @Override
    public void on(List<JournalEntry> entries) {
        List<UUID> signed = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry.action().equals("letter.signed") && Application.SUBJECT.equals(entry.fact("subjectType"))) {
                signed.add(UUID.fromString(String.valueOf(entry.fact("subject"))));
            }
        }
        signals.add(signed, clock.instant());
    }

    @Override
    public Duration every() {
        return Duration.ofMillis(250);
    }

    @Override
    public void run() {
        go(signals.due(clock.instant(), MOST));
        // Asked of the table first, so that a server without cases never builds the engine.
        if (signals.anyTimer()) {
            engine.dueTimers(MOST).forEach(this::attempt);
        }
    }

    /** Several cases at once, since each waits for its commit; what concerns one case, one after the other. */
    private void go(List<SignalTable.Signal> due) {
        if (due.isEmpty()) {
            return;
        }
        List<Callable<@Nullable Void>> cases = due.stream()
                .collect(
                        Collectors.groupingBy(SignalTable.Signal::application, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::inTurn)
                .toList();
        try (ExecutorService hands = Executors.newFixedThreadPool(
                Math.min(AT_ONCE, cases.size()),
                Thread.ofVirtual().name("casework-signal-", 0).factory())) {
            for (Future<@Nullable Void> done : hands.invokeAll(cases)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private Callable<@Nullable Void> inTurn(List<SignalTable.Signal> ofOne) {
        return () -> {
            ofOne.forEach(signal -> attempt(signal, () -> signed(signal.application())));
            return null;
        };
    }

    private void signed(UUID application) {
        Standing before = mover.lock(application, null);
        before.tasks().stream()
                .filter(one -> one.task().kind() == Kind.DOCUMENT)
                .findFirst()
                .ifPresent(open -> mover.go(
                        before,
                        open,
                        new Act(
                                Actor.SYSTEM,
                                Map.of(),
                                NewStep.at(StepKind.ISSUED, open.task().node(), Actor.SYSTEM),
                                null)));
    }

    private void attempt(SignalTable.Signal signal, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> {
                work.run();
                signals.done(signal.id());
            });
        } catch (RuntimeException e) {
            passOn(e);
            // Not lost: it stays on the list, is shown to administrators, and is tried again later.
            LOG.error("application {} could not go on", signal.application(), e);
            signals.failed(signal.id(), fault(e), clock.instant());
        }
    }

    private void attempt(Engine.DueTimer timer) {
        try {
            transaction.executeWithoutResult(status ->
                    query.ofInstance(timer.instance()).ifPresent(id -> mover.fire(mover.lock(id, null), timer.job())));
        } catch (RuntimeException e) {
            passOn(e);
            LOG.error("the timer of instance {} could not go off", timer.instance(), e);
            signals.timerFailed(timer.job(), fault(e), clock.instant());
        }
    }

    /** That the database is away is no fault of the case. */
    private static void passOn(RuntimeException e) {
        if (DatabaseAway.isCauseOf(e)) {
            throw e;
        }
    }

    private static String fault(RuntimeException e) {
        String text = e.getClass().getSimpleName() + ": " + e.getMessage();
        return text.substring(0, Math.min(500, text.length()));
    }
}
