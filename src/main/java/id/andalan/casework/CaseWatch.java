package id.andalan.casework;

import id.andalan.casework.CaseDeadlineQuery.Candidate;
import id.andalan.casework.CaseMover.Act;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when a time runs out: one case in one transaction each, with a line in its timeline and an entry in the journal. Each
 * looks again under the lock of the case: a task that was done meanwhile is left alone. Its own transaction, also within that of a job:
 * one that fails takes no other with it.
 */
@Component
class CaseWatch {
    /** So long before a case lapses its applicant is reminded. */
    static final Duration REMINDER = Duration.ofDays(7);
    /** So much working time after the head the leader is told. */
    static final Duration TO_LEADER = Duration.ofMinutes(id.andalan.catalog.Service.MINUTES_OF_A_WORKING_DAY);

    private static final int QUARTER = 4;
    private static final String HEAD = "1";
    private static final String LEADER = "2";

    private final CaseMover mover;
    private final CaseDeadlineQuery query;

    CaseWatch(CaseMover mover, CaseDeadlineQuery query) {
        this.mover = mover;
        this.query = query;
    }

    /** Less than a quarter of the task's working time is left. */
    boolean isNear(Candidate task) {
        Duration whole = mover.calendar().between(task.openedAt(), task.due());
        Duration left = mover.calendar().between(mover.now(), task.due());
        return left.multipliedBy(QUARTER).compareTo(whole) < 0;
    }

    /** So late that the leader is told. */
    boolean isForLeader(Candidate task) {
        return !mover.calendar().plus(task.due(), TO_LEADER).isAfter(mover.now());
    }

    /** Reminds whoever has the task, or the agency, once. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void warn(Candidate candidate) {
        Standing before = mover.lock(candidate.application(), null);
        CaseTask task = running(before, candidate).orElse(null);
        if (task == null || query.watched(task.id()).warned()) {
            return;
        }
        query.warned(task.id());
        note(before, step(StepKind.WARNED, task, text(task.assignee())));
    }

    /** Tells the head (1), then the leader (2). */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void escalate(Candidate candidate, int level) {
        Standing before = mover.lock(candidate.application(), null);
        CaseTask task = running(before, candidate).orElse(null);
        if (task == null || query.watched(task.id()).escalation() != level - 1) {
            return;
        }
        query.escalated(task.id(), level);
        // A process that tells the head itself when the time is up has said so in the timeline already.
        if (level > 1 || !tellsItself(mover.plan(before.application()), task.node())) {
            note(before, step(StepKind.ESCALATED, task, level > 1 ? LEADER : HEAD));
        }
    }

    private Optional<CaseTask> running(Standing before, Candidate candidate) {
        return before.task(candidate.task())
                .map(Standing.Open::task)
                .filter(task -> !task.paused() && candidate.due().equals(task.due()));
    }

    private static boolean tellsItself(Blueprint plan, String task) {
        ServiceProcess process = plan.process();
        return process.nodes().stream()
                .filter(node -> node.kind() == ServiceProcess.Kind.TIMER && task.equals(node.host()))
                .flatMap(timer -> process.out(timer).stream())
                .map(flow -> process.find(flow.to()))
                .flatMap(Optional::stream)
                .map(Node::does)
                .anyMatch("andalan:escalate"::equals);
    }

    /** The promise was not kept: the head is told once. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void breakPromise(UUID application) {
        Standing before = mover.lock(application, null);
        Application found = before.application();
        Instant due = found.clock().due();
        boolean late =
                found.status().isOpen() && found.clock().pausedAt() == null && due != null && due.isBefore(mover.now());
        if (late && query.promiseBroken(application)) {
            note(before, new NewStep(StepKind.ESCALATED, null, Actor.SYSTEM, HEAD, null, true, null, null));
        }
    }

    /** Reminds the applicant that the case lapses soon. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void remind(Candidate candidate) {
        Standing before = mover.lock(candidate.application(), null);
        CaseTask task = waiting(before, candidate).orElse(null);
        if (task == null || query.watched(task.id()).warned()) {
            return;
        }
        query.warned(task.id());
        Instant ends = task.paused() ? candidate.due().plus(Course.PATIENCE) : candidate.due();
        note(
                before,
                new NewStep(StepKind.REMINDED, task.node(), Actor.SYSTEM, ends.toString(), null, false, null, null));
    }

    /** Gives the case up: nobody answered. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void lapse(Candidate candidate) {
        Standing before = mover.lock(candidate.application(), null);
        if (waiting(before, candidate).isEmpty()
                || !before.application().status().isOpen()) {
            return;
        }
        mover.stop(
                before,
                new Act(Actor.SYSTEM, Map.of(), NewStep.at(StepKind.LAPSED, candidate.node(), Actor.SYSTEM), null),
                ApplicationStatus.WITHDRAWN);
    }

    /** Still waits as it did: of a question since the same moment, of a task of the applicant until the same. */
    private Optional<CaseTask> waiting(Standing before, Candidate candidate) {
        return before.task(candidate.task()).map(Standing.Open::task).filter(task -> {
            Instant since = query.watched(task.id()).pausedAt();
            return task.waitsForApplicant() && candidate.due().equals(since == null ? task.due() : since);
        });
    }

    private void note(Standing before, NewStep step) {
        mover.note(before, new Act(Actor.SYSTEM, Map.of(), step, null));
    }

    /** Whom or how far up it was told stands as the outcome. */
    private static NewStep step(StepKind kind, CaseTask task, @Nullable String told) {
        return new NewStep(kind, task.node(), Actor.SYSTEM, told, null, true, null, null);
    }

    private static @Nullable String text(@Nullable UUID account) {
        return account == null ? null : account.toString();
    }
}
