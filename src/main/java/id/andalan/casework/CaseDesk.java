package id.andalan.casework;

import id.andalan.casework.CaseMover.Act;
import id.andalan.casework.CaseTask.Kind;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.Conflict;
import id.andalan.core.NotFound;
import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.identity.Accounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for officials: takes a task, does it, asks, gives it to somebody else. Officials do what lies on the desk of their own agency
 * only, and never an application of their own; any other case is {@link NotFound}. A task that somebody else has just done is {@link Conflict}, and nothing is done twice.
 */
@Service
public class CaseDesk {
    private final CaseMover mover;
    private final TaskTable tasks;
    private final DeskQuery desks;
    private final Accounts accounts;
    private final CaseAnswers answers;

    CaseDesk(CaseMover mover, TaskTable tasks, DeskQuery desks, Accounts accounts, CaseAnswers answers) {
        this.mover = mover;
        this.tasks = tasks;
        this.desks = desks;
        this.accounts = accounts;
        this.answers = answers;
    }

    /**
     * How a task ends.
     *
     * @param outcome one of the task's words
     * @param reason code of the reason, for a refusal
     * @param message to the applicant; needed when it is given back
     * @param fields what the official filled in, where the task has a form
     * @param checked how many points of the checklist were ticked
     */
    public record Outcome(
            String outcome, @Nullable String reason, String message, Map<String, Object> fields, int checked) {}

    /** Takes a task from the pool. */
    @Transactional
    public Application claim(Actor actor, UUID task) {
        Found found = find(actor, task);
        requireRole(actor, found.open.task());
        UUID has = found.open.task().assignee();
        if (has != null && !has.equals(actor.id())) {
            throw new Conflict("casework.task.taken", found.number());
        }
        requireFourEyes(actor.id(), found);
        tasks.assign(task, actor.id());
        return mover.note(found.before, act(actor, NewStep.at(StepKind.CLAIMED, found.node(), actor)));
    }

    /** Puts it back into the pool. */
    @Transactional
    public Application release(Actor actor, UUID task) {
        Found found = find(actor, task);
        requireMine(actor, found.open.task());
        tasks.assign(task, null);
        return mover.note(found.before, act(actor, NewStep.at(StepKind.RELEASED, found.node(), actor)));
    }

    /** Gives it to a colleague; the head may do so with everybody's. */
    @Transactional
    public Application delegate(Actor actor, UUID task, UUID to, String note) {
        Applications.checkLength(note);
        Found found = find(actor, task);
        if (!actor.is(Role.AGENCY_HEAD)) {
            requireMine(actor, found.open.task());
        }
        boolean fits = accounts.find(to)
                .filter(other -> other.active()
                        && found.open.task().agency().equals(other.agency())
                        && mayDo(other.role(), found.open.task()))
                .isPresent();
        if (!fits) {
            throw Refusal.at("officer", "casework.officer.unknown");
        }
        if (to.equals(found.before.application().applicant().account())) {
            throw Refusal.at("officer", "casework.own");
        }
        requireFourEyes(to, found);
        tasks.assign(task, to);
        return mover.note(
                found.before,
                act(
                        actor,
                        // to whom stands as the outcome, so that the timeline can say it and that colleague is told
                        new NewStep(
                                StepKind.DELEGATED,
                                found.node(),
                                actor,
                                to.toString(),
                                null,
                                true,
                                note.isBlank() ? null : note.strip(),
                                null)));
    }

    /** Does it. */
    @Transactional
    public Moved finish(Actor actor, UUID task, Outcome how) {
        Found found = find(actor, task);
        CaseTask open = found.open.task();
        requireRole(actor, open);
        requireMine(actor, open);
        requireFourEyes(actor.id(), found);
        Applications.checkLength(how.message);
        if (open.kind() == Kind.APPEAL) {
            return decideAppeal(actor, found, how);
        }
        if (open.kind() != Kind.WORK || open.paused()) {
            throw new Conflict("casework.task.gone", found.number());
        }
        Blueprint plan = mover.plan(found.before.application());
        check(plan, open, how);
        Map<String, Object> changes = new LinkedHashMap<>(answers.ofTask(actor, plan, open, how));
        answers.attachOfTask(actor, plan, open, changes);
        changes.put(Handling.OUTCOME, how.outcome);
        String said = how.message.isBlank() ? null : how.message.strip();
        NewStep step = new NewStep(StepKind.DONE, open.node(), actor, how.outcome, how.reason, false, said, open);
        return mover.go(found.before, found.open, new Act(actor, changes, step, how.reason));
    }

    private static void check(Blueprint plan, CaseTask task, Outcome how) {
        if (!plan.outcomes(task.node()).contains(how.outcome)) {
            throw Refusal.at("outcome", "casework.outcome");
        }
        if (how.outcome.equals(Handling.REFUSE)
                && (how.reason == null || plan.handling().reason(how.reason).isEmpty())) {
            throw Refusal.at("reason", "casework.reason");
        }
        if (how.outcome.equals(Handling.RETURN) && PlainText.of(how.message).isBlank()) {
            throw Refusal.at("message", "casework.message");
        }
        int points = plan.handling().task(task.node()).checklist().size();
        if (how.outcome.equals(Handling.APPROVE) && how.checked < points) {
            throw Refusal.at("checklist", "casework.checklist", points);
        }
    }

    private Moved decideAppeal(Actor actor, Found found, Outcome how) {
        Applications.requireText(how.message);
        NewStep step = new NewStep(
                StepKind.DONE,
                "",
                actor,
                how.outcome.equals(Handling.APPROVE) ? Handling.APPROVE : Handling.REFUSE,
                null,
                false,
                how.message.strip(),
                found.open.task());
        Act act = new Act(actor, Map.of(), step, null);
        return how.outcome.equals(Handling.APPROVE)
                ? mover.restart(found.before, act)
                : new Moved(mover.upheld(found.before, act), List.of());
    }

    /** Asks the applicant; the clock stands still until the answer. */
    @Transactional
    public Application ask(Actor actor, UUID task, String question) {
        Applications.requireText(question);
        Applications.checkLength(question);
        Found found = find(actor, task);
        requireRole(actor, found.open.task());
        requireMine(actor, found.open.task());
        if (found.open.task().paused() || found.open.task().kind() != Kind.WORK) {
            throw new Conflict("casework.task.gone", found.number());
        }
        NewStep step = NewStep.at(StepKind.ASKED, found.node(), actor).noting(question.strip(), false);
        return mover.ask(found.before, found.open.task(), PlainText.of(question).strip(), act(actor, step));
    }

    /** The answer came some other way, or the question was needless: the clock goes on. */
    @Transactional
    public Application resume(Actor actor, UUID task, String note) {
        Applications.requireText(note);
        Applications.checkLength(note);
        Found found = find(actor, task);
        requireMine(actor, found.open.task());
        if (!found.open.task().paused()) {
            throw new Conflict("casework.task.gone", found.number());
        }
        NewStep step = NewStep.at(StepKind.RESUMED, found.node(), actor).noting(note.strip(), true);
        return mover.answered(found.before, found.open.task(), act(actor, step));
    }

    /**
     * The money came in.
     *
     * @param receipt number of the receipt or of the transfer
     */
    @Transactional
    public Application paid(Actor actor, UUID task, String receipt) {
        if (receipt.isBlank() || receipt.length() > 100) {
            throw Refusal.at("receipt", "casework.receipt.number");
        }
        Found found = find(actor, task);
        if (found.open.task().kind() != Kind.PAYMENT) {
            throw new Conflict("casework.task.gone", found.number());
        }
        NewStep step =
                new NewStep(StepKind.PAID, found.node(), actor, null, null, false, receipt.strip(), found.open.task());
        return mover.go(found.before, found.open, act(actor, step)).application();
    }

    /** A remark for colleagues. */
    @Transactional
    public Application comment(Actor actor, UUID application, String text) {
        Applications.requireText(text);
        Applications.checkLength(text);
        Standing before = mover.lock(application, scope(actor));
        requireNotOwn(actor, before.application());
        return mover.note(
                before, act(actor, NewStep.of(StepKind.COMMENTED, actor).noting(text.strip(), true)));
    }

    private static Act act(Actor actor, NewStep step) {
        return new Act(actor, Map.of(), step, null);
    }

    private record Found(Standing before, Standing.Open open) {
        String number() {
            return before.application().number();
        }

        String node() {
            return open.task().node();
        }
    }

    private Found find(Actor actor, UUID task) {
        Standing before =
                mover.lockByTask(task, scope(actor)).orElseThrow(() -> new Conflict("casework.task.gone", ""));
        requireNotOwn(actor, before.application());
        return before.task(task)
                .map(open -> new Found(before, open))
                .orElseThrow(() ->
                        new Conflict("casework.task.gone", before.application().number()));
    }

    /** Whoever asked for something does not decide on it. */
    private static void requireNotOwn(Actor actor, Application application) {
        if (CaseReach.isOwn(actor, application)) {
            throw new Refusal("casework.own");
        }
    }

    /** The agency whose desk the actor works at; null: every agency's. */
    static @Nullable String scope(Actor actor) {
        if (actor.kind() == Actor.Kind.SYSTEM) {
            return null;
        }
        if (actor.isAny(Role.OFFICER, Role.AGENCY_HEAD)) {
            // A key that is bound to no agency handles every agency's.
            return actor.kind() == Actor.Kind.API_KEY || actor.agency() != null ? actor.agency() : "-";
        }
        throw new NotFound("not a handler");
    }

    private static void requireRole(Actor actor, CaseTask task) {
        boolean may = actor.kind() == Actor.Kind.API_KEY
                ? !task.role().equals("head")
                : actor.roles().stream().anyMatch(role -> mayDo(role, task));
        if (!may) {
            throw new Refusal("casework.role.head");
        }
    }

    /** What is for the head is for the head alone; all other desks are officers', whom the head can stand in for. */
    private static boolean mayDo(Role role, CaseTask task) {
        return role == Role.AGENCY_HEAD || (role == Role.OFFICER && !task.role().equals("head"));
    }

    /** Nobody does what a colleague has taken, unless standing in for that colleague, or being the head. */
    private void requireMine(Actor actor, CaseTask task) {
        UUID has = task.assignee();
        if (has == null || has.equals(actor.id()) || actor.is(Role.AGENCY_HEAD)) {
            return;
        }
        Set<UUID> absent = actor.id() == null
                ? Set.of()
                : desks.standsInFor(actor.id(), mover.calendar().today(mover.now()));
        if (!absent.contains(has)) {
            throw new Refusal("casework.task.other");
        }
    }

    private void requireFourEyes(@Nullable UUID person, Found found) {
        List<String> others = mover.plan(found.before.application())
                .handling()
                .task(found.node())
                .notBy();
        if (!others.isEmpty()
                && person != null
                && desks.doers(found.before.application().id(), others).contains(person)) {
            throw new Refusal("casework.four-eyes");
        }
    }
}
