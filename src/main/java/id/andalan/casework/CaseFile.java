package id.andalan.casework;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.Actor;
import id.andalan.core.Actor.Role;
import id.andalan.core.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One case with everything an official needs to handle it. Only those who handle or handled it read what was answered and said, see
 * {@link CaseReach}; leaders, auditors and administrators see where it stands and how long it took, which is what they answer for.
 */
@Service
public class CaseFile {
    private static final int MOST_EARLIER = 20;

    private final CaseQuery cases;
    private final CaseFileQuery query;
    private final CaseMover mover;
    private final DeskQuery desks;
    private final CaseSeal seal;
    private final CaseReach reach;

    CaseFile(CaseQuery cases, CaseFileQuery query, CaseMover mover, DeskQuery desks, CaseSeal seal, CaseReach reach) {
        this.cases = cases;
        this.query = query;
        this.mover = mover;
        this.desks = desks;
        this.seal = seal;
        this.reach = reach;
    }

    /**
     * A case.
     *
     * @param handles the reader's agency handles it, or has a task of it on its desk
     * @param reads answers and words are here; else {@code facts}, {@code decisions} and {@code earlier} are empty and steps have no
     *     notes
     * @param path nodes it came to, in order
     * @param escalation 1 when the head was told that its promise passed
     * @param steps oldest first
     * @param related cases about a letter of this one, and those whose letters this one is about
     */
    public record Sheet(
            Application application,
            Blueprint plan,
            boolean handles,
            boolean reads,
            Map<String, Object> facts,
            List<CaseTask> tasks,
            List<String> path,
            int escalation,
            List<Step> steps,
            List<Decided> decisions,
            List<Earlier> earlier,
            List<Earlier> related) {
        public Optional<CaseTask> task(UUID id) {
            return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
        }
    }

    /**
     * A line of the timeline.
     *
     * @param id grows with time within a case
     * @param node of the process; null for what concerns the case as a whole
     * @param outcome of a finished task its word; who was given a task; how far up a missed time was told
     */
    public record Step(
            long id,
            Instant at,
            StepKind kind,
            @Nullable String node,
            String actorKind,
            @Nullable UUID actor,
            @Nullable String outcome,
            @Nullable String reason,
            boolean internal,
            @Nullable String note) {}

    /** What a decision table said, on which inputs, by which rules. */
    public record Decided(
            Instant at,
            String node,
            String model,
            String version,
            List<String> rules,
            Map<String, Object> inputs,
            Map<String, Object> outputs) {}

    /** Another case of the same person at the reader's agency. */
    public record Earlier(String number, String service, int version, ApplicationStatus status, Instant filedAt) {}

    /** Empty also when it is another agency's. */
    @Transactional(readOnly = true)
    public Optional<Sheet> find(Actor actor, String number) {
        return cases.find(ApplicationNumber.normal(number)).flatMap(found -> {
            CaseReach.Reach far = reach.of(actor, found);
            return far == CaseReach.Reach.NONE ? Optional.empty() : Optional.of(sheet(actor, found, far));
        });
    }

    public Sheet get(Actor actor, String number) {
        return find(actor, number).orElseThrow(() -> new NotFound("application " + number));
    }

    private Sheet sheet(Actor actor, Application application, CaseReach.Reach far) {
        Blueprint plan = mover.plan(application);
        boolean reads = far.reads();
        Map<String, Object> facts = reads ? cases.facts(application.id()) : Map.of();
        CaseFileQuery.Course course = query.course(application.id());
        return new Sheet(
                application,
                plan,
                far == CaseReach.Reach.HANDLES,
                reads,
                facts,
                query.tasks(application.id()),
                course.path(),
                course.escalation(),
                query.steps(application.id(), reads),
                reads ? query.decisions(application.id()) : List.of(),
                reads
                        ? query.earlier(application, String.valueOf(actor.agency()), persons(plan, facts), MOST_EARLIER)
                        : List.of(),
                reads && OwnLetters.concerns(plan)
                        ? query.related(application, String.valueOf(actor.agency()), MOST_EARLIER)
                        : List.of());
    }

    private List<byte[]> persons(Blueprint plan, Map<String, Object> facts) {
        return plan.form().questions().stream()
                .filter(question -> question.kind() == QuestionKind.NIK)
                .map(Question::name)
                .map(facts::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(nik -> seal.persons(nik.toString()))
                .orElse(List.of());
    }

    /** Why the actor may not do this task; empty when nothing stands against it but perhaps that a colleague has it. */
    @Transactional(readOnly = true)
    public Optional<String> against(Actor actor, Sheet sheet, CaseTask task) {
        boolean head = actor.is(Role.AGENCY_HEAD);
        if (!head && (task.role().equals("head") || task.kind() == CaseTask.Kind.APPEAL)) {
            return Optional.of("casework.role.head");
        }
        List<String> others = sheet.plan().handling().task(task.node()).notBy();
        UUID me = actor.id();
        Set<UUID> doers = others.isEmpty() || me == null
                ? Set.of()
                : desks.doers(sheet.application().id(), others);
        return me != null && doers.contains(me) ? Optional.of("casework.four-eyes") : Optional.empty();
    }
}
