package id.andalan.casework;

import id.andalan.audit.AuditTrail;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to what is open, for programs that handle cases of their agency. */
@Service
public class OpenTasks {
    private final TaskQuery query;
    private final CaseQuery cases;
    private final CaseMover mover;
    private final AuditTrail audit;

    OpenTasks(TaskQuery query, CaseQuery cases, CaseMover mover, AuditTrail audit) {
        this.query = query;
        this.cases = cases;
        this.mover = mover;
        this.audit = audit;
    }

    /** An open task with the number of its application. */
    public record Row(CaseTask task, String number, String service) {}

    /** Only of a service, only of an application. */
    public record Filter(@Nullable String service, @Nullable String application) {}

    /**
     * A task with what is needed to do it.
     *
     * @param facts answers, what officials filled in, what decisions said: personal data
     * @param reasons codes of what it may be refused for
     */
    public record Whole(Row row, Map<String, Object> facts, List<String> outcomes, List<String> reasons) {}

    /** In the order of their ids, which is that of their opening. */
    @Transactional(readOnly = true)
    public List<Row> list(Actor actor, Filter filter, @Nullable UUID after, int most) {
        return query.list(CaseDesk.scope(actor), filter, after, most);
    }

    /** What is open in a case that the caller has just done something to. */
    @Transactional(readOnly = true)
    public List<CaseTask> open(Application application) {
        return query.of(application.id());
    }

    /** Writes down that it was read. */
    @Transactional
    public Whole read(Actor actor, UUID task) {
        Row row = query.find(CaseDesk.scope(actor), task).orElseThrow(() -> new NotFound("task"));
        Application application = cases.find(row.task().application()).orElseThrow();
        audit.record(
                actor,
                "application.read",
                Application.SUBJECT,
                application.id(),
                Map.of("number", application.number(), "agency", application.agency()));
        Blueprint plan = mover.plan(application);
        return new Whole(
                row,
                cases.facts(application.id()),
                row.task().node().isEmpty()
                        ? List.of(Handling.APPROVE, Handling.REFUSE)
                        : plan.outcomes(row.task().node()),
                plan.handling().reasons().stream().map(Handling.Reason::code).toList());
    }
}
