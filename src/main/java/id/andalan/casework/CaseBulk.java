package id.andalan.casework;

import id.andalan.catalog.Handling;
import id.andalan.core.Actor;
import id.andalan.core.Conflict;
import id.andalan.core.Idempotency;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.core.Refusals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Approves many tasks at once, each in a transaction of its own: one that cannot be done holds up no other. */
@Service
public class CaseBulk {
    /** Most tasks at a time: what a person can have looked at. */
    public static final int MOST = 100;

    private final CaseDesk desk;
    private final TaskTable tasks;
    private final CaseQuery cases;
    private final CaseMover mover;
    private final Idempotency idempotency;

    CaseBulk(CaseDesk desk, TaskTable tasks, CaseQuery cases, CaseMover mover, Idempotency idempotency) {
        this.desk = desk;
        this.tasks = tasks;
        this.cases = cases;
        this.mover = mover;
        this.idempotency = idempotency;
    }

    /**
     * What became of one task.
     *
     * @param number of its case; empty when the task is not there any more and nobody can say whose it was
     * @param failure null when it was approved
     */
    public record Done(String number, @Nullable RuntimeException failure) {}

    /**
     * Approves the tasks.
     *
     * @param key of the form: sent twice, each task is approved once
     * @throws Refusal {@code desk.bulk.none} without any, {@code desk.bulk.most} with more than {@link #MOST}
     */
    public List<Done> approve(Actor actor, List<UUID> chosen, @Nullable String key) {
        if (chosen.isEmpty()) {
            throw Refusal.at("tugas", "desk.bulk.none");
        }
        if (chosen.size() > MOST) {
            throw Refusal.at("tugas", "desk.bulk.most", MOST);
        }
        List<Done> done = new ArrayList<>();
        for (UUID task : new LinkedHashSet<>(chosen)) {
            done.add(approve(actor, task, key));
        }
        return done;
    }

    private Done approve(Actor actor, UUID task, @Nullable String key) {
        String own = CaseDesk.scope(actor);
        Application application =
                tasks.applicationOf(task, own).flatMap(cases::find).orElse(null);
        String number = application == null ? "" : application.number();
        try {
            String answer = idempotency
                    .run(
                            key == null || key.isBlank() ? null : key + ":" + task,
                            String.valueOf(actor.id()),
                            Idempotency.request(task.toString()),
                            () -> new Idempotency.Answer(
                                    303, approve(actor, task).number()))
                    .body();
            return new Done(answer, null);
        } catch (Refusal | Refusals | Conflict | NotFound failure) {
            return new Done(number, failure);
        }
    }

    private Application approve(Actor actor, UUID task) {
        Standing before =
                mover.lockByTask(task, CaseDesk.scope(actor)).orElseThrow(() -> new Conflict("casework.task.gone", ""));
        CaseTask open = before.task(task)
                .map(Standing.Open::task)
                .orElseThrow(() ->
                        new Conflict("casework.task.gone", before.application().number()));
        if (!isBulk(before.application(), open)) {
            throw new Refusal("desk.bulk.single");
        }
        return desk.finish(actor, task, new CaseDesk.Outcome(Handling.APPROVE, null, "", Map.of(), 0))
                .application();
    }

    /** May be approved with others, as its service says. */
    public boolean isBulk(Application application, CaseTask task) {
        return task.kind() == CaseTask.Kind.WORK && isBulk(application.service(), application.version(), task.node());
    }

    /** May be approved with others, as its service says. */
    public boolean isBulk(String service, int version, String node) {
        return mover.plan(service, version)
                .filter(plan -> plan.handling().task(node).bulk())
                .isPresent();
    }
}
