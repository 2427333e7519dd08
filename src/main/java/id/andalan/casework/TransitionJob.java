package id.andalan.casework;

import id.andalan.casework.CaseMover.Act;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.Handling.Transition;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** When a new version begins, takes open cases over as it says; each case in a transaction of its own. */
@Component
class TransitionJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(TransitionJob.class);

    private final PublicationTable table;
    private final CaseMover mover;
    private final Services services;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TransitionJob(
            PublicationTable table,
            CaseMover mover,
            Services services,
            MessageSource messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.mover = mover;
        this.services = services;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "casework-transitions";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        for (PublicationTable.Begun begun : table.begun(mover.calendar().today(clock.instant()))) {
            Optional<Blueprint> plan = services.blueprint(begun.service(), begun.version());
            boolean known = services.find(begun.service())
                    .flatMap(versions -> versions.find(begun.version()))
                    .isPresent();
            if (plan.isPresent()) {
                takeOver(begun, plan.get());
            } else if (known) {
                // A standard without a form: nothing to take over. Unknown: this server reads it at its next turn.
                table.done(begun, clock.instant());
            }
        }
    }

    private void takeOver(PublicationTable.Begun begun, Blueprint plan) {
        boolean whole = true;
        for (Map.Entry<String, List<UUID>> place :
                table.open(begun.service(), begun.version()).entrySet()) {
            String target = plan.handling().transition().of(place.getKey());
            if (target.equals(Transition.KEEP)) {
                continue;
            }
            for (UUID id : place.getValue()) {
                whole &= attempt(plan, id, place.getKey(), target);
            }
        }
        if (whole) {
            table.done(begun, clock.instant());
        }
    }

    private boolean attempt(Blueprint plan, UUID id, String task, String target) {
        try {
            transaction.executeWithoutResult(status -> {
                Standing before = mover.lock(id, null);
                boolean stands = before.application().version() < plan.service().version()
                        && before.tasks().stream()
                                .anyMatch(one -> one.task().node().equals(task));
                if (stands) {
                    take(plan, before, target);
                }
            });
            return true;
        } catch (RuntimeException e) {
            // It stays where it is under its own version, and is tried again at the next turn.
            LOG.error(
                    "application {} could not be taken over to version {}",
                    id,
                    plan.service().version(),
                    e);
            return false;
        }
    }

    private void take(Blueprint plan, Standing before, String target) {
        boolean ask = target.equals(Transition.ASK);
        NewStep step = NewStep.at(StepKind.TAKEN_OVER, null, Actor.SYSTEM);
        if (ask) {
            Locale locale = Locale.of(before.application().applicant().language());
            step = step.noting(messages.getMessage("casework.taken.ask", null, locale), false);
        }
        String entry = ask ? Publications.askAt(plan).orElseThrow() : target;
        mover.takeOver(
                before,
                plan,
                entry,
                new Act(Actor.SYSTEM, ask ? Map.of(Handling.OUTCOME, Handling.RETURN) : Map.of(), step, null));
    }
}
