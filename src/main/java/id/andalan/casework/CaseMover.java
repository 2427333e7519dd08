package id.andalan.casework;

import id.andalan.audit.AuditTrail;
import id.andalan.casework.engine.Engine;
import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Promise;
import id.andalan.catalog.Services;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.region.City;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves cases and writes what came of it: the engine's rows, the case, its tasks, timeline and journal, all in the caller's transaction. */
@Component
class CaseMover {
    /** UU 30/2014 art. 77 (4): an objection is decided within ten working days. */
    private static final Duration APPEAL_TIME =
            Duration.ofMinutes(10L * id.andalan.catalog.Service.MINUTES_OF_A_WORKING_DAY);

    private final CaseTable table;
    private final StandingQuery standings;
    private final TaskTable tasks;
    private final PlanTable plans;
    private final Services services;
    private final Engine engine;
    private final SystemSteps system;
    private final AuditTrail audit;
    private final City city;
    private final Clock clock;

    CaseMover(
            CaseTable table,
            TaskTable tasks,
            PlanTable plans,
            Services services,
            Engine engine,
            SystemSteps system,
            Around around) {
        this.table = table;
        this.standings = around.standings;
        this.tasks = tasks;
        this.plans = plans;
        this.services = services;
        this.engine = engine;
        this.system = system;
        this.audit = around.audit;
        this.city = around.city;
        this.clock = around.clock;
    }

    /** What every move needs beside the case. */
    @Component
    record Around(StandingQuery standings, AuditTrail audit, City city, Clock clock) {}

    /**
     * What somebody did, before the case goes on.
     *
     * @param changes facts that change
     * @param step for the timeline
     * @param reason code of the reason, when it may end in a refusal
     */
    record Act(
            Actor actor,
            Map<String, Object> changes,
            NewStep step,
            @Nullable String reason) {}

    Blueprint plan(Application application) {
        return services.blueprint(application.service(), application.version())
                .orElseThrow(() -> new IllegalStateException("no plan of " + application.service()));
    }

    /** Empty for a version that cannot be asked for online, or that nobody published. */
    Optional<Blueprint> plan(String service, int version) {
        return services.blueprint(service, version);
    }

    /** Starts a new case. */
    Application start(Application drafted, Map<String, Object> facts, byte @Nullable [] person, Act act) {
        Blueprint plan = plan(drafted);
        Standing nothing = new Standing(drafted, null, facts, List.of(), List.of());
        Course course = course(plan, nothing, act);
        String instance = engine.start(plans.definition(plan), drafted.id().toString(), course);
        Standing begun = new Standing(
                course.after(course.entered), instance, course.facts, List.copyOf(course.entered), List.of());
        Application numbered = insert(begun, person);
        write(numbered, course, act);
        return numbered;
    }

    private Application insert(Standing begun, byte @Nullable [] person) {
        int year = now().atZone(city.zone()).getYear();
        for (int leap = 1; leap <= 1 << 15; leap *= 8) {
            Application numbered = begun.application().numbered(ApplicationNumber.of(year, table.serial(leap)));
            if (table.insert(numbered, begun, person)) {
                return numbered;
            }
        }
        throw new id.andalan.core.Busy();
    }

    /** Starts the process of an ended case once more, from its beginning. */
    Moved restart(Standing before, Act act) {
        Blueprint plan = plan(before.application());
        Standing fresh = new Standing(before.application().reopened(), null, before.facts(), List.of(), List.of());
        Course course = course(plan, fresh, act);
        String instance =
                engine.start(plans.definition(plan), before.application().id().toString(), course);
        Application after = course.after(course.entered);
        table.update(after, instance, course.facts, course.entered, now());
        tasks.delete(before.tasks().stream().map(one -> one.task().id()).toList());
        write(after, course, act);
        return new Moved(after, course.remaining());
    }

    /** Takes an open case over to a newer version, where it goes on at a task of that version. */
    Application takeOver(Standing before, Blueprint plan, String task, Act act) {
        if (before.instance() != null) {
            engine.stop(before.instance(), course(plan(before.application()), before, act));
        }
        tasks.delete(before.tasks().stream().map(one -> one.task().id()).toList());
        Application moved = before.application().under(plan.service().version());
        Course course = course(plan, new Standing(moved, null, before.facts(), List.of(), List.of()), act);
        String instance = engine.start(
                plans.definition(plan, task), before.application().id().toString(), course);
        Application after = course.after(course.entered);
        table.update(after, instance, course.facts, course.entered, now());
        write(after, course, act);
        return after;
    }

    /** Goes on from a task that was done. */
    Moved go(Standing before, Standing.Open from, Act act) {
        Course course = course(plan(before.application()), before, act);
        engine.go(from.execution(), course);
        Application moved = course.after(before.pathWith(course.entered));
        Application after = act.reason == null ? moved : moved.because(act.reason);
        save(before, course, act, after);
        return new Moved(after, course.remaining());
    }

    /** Lets a timer of the engine go off; the case stays as it is when the timer is gone. */
    boolean fire(Standing before, String job) {
        boolean[] fired = {false};
        Act act = new Act(Actor.SYSTEM, Map.of(), NewStep.of(StepKind.TIMED, Actor.SYSTEM), null);
        Course course = course(plan(before.application()), before, act);
        fired[0] = engine.fire(job, course);
        if (fired[0]) {
            save(before, course, act, course.after(before.pathWith(course.entered)));
        }
        return fired[0];
    }

    private void save(Standing before, Course course, Act act, Application after) {
        table.update(after, before.instance(), course.facts, before.pathWith(course.entered), now());
        write(after, course, act);
    }

    /** Ends it where it stands. */
    Application stop(Standing before, Act act, ApplicationStatus how) {
        Course nothing = course(plan(before.application()), before, act);
        if (before.instance() != null && before.application().status().isOpen()) {
            engine.stop(before.instance(), nothing);
        }
        Application after = before.application().ended(how, now());
        table.update(after, before.instance(), before.facts(), before.path(), now());
        tasks.delete(before.tasks().stream().map(one -> one.task().id()).toList());
        table.step(after.id(), act.step, now());
        table.send();
        tell(after, act, List.of(), null, List.of());
        ended(after, act);
        return after;
    }

    /** The applicant answered what an official asked; the task and the promise go on with the time that was left. */
    Application answered(Standing before, CaseTask task, Act act) {
        tasks.resume(task.id(), tasks.pausedTime(task).resume(now(), calendar()).due());
        Promise clock = before.application().clock().resume(now(), calendar());
        return note(before, before.application().standing(ApplicationStatus.OPEN, clock), act);
    }

    /** An official asks the applicant; the task stays, its clock and the promise stand still. */
    Application ask(Standing before, CaseTask task, String question, Act act) {
        tasks.pause(task.id(), now(), question);
        boolean waits = before.tasks().stream()
                .map(Standing.Open::task)
                .allMatch(one -> one.id().equals(task.id()) || one.waitsForApplicant());
        Application application = before.application();
        Application after = waits
                ? application.standing(
                        ApplicationStatus.WAITING, application.clock().pause(now()))
                : application.next();
        return note(before, after, act);
    }

    /** Opens the task of looking at a refusal again, for the agency's head. */
    Application appeal(Standing before, Act act) {
        Application application = before.application();
        CaseTask task = new CaseTask(
                Ids.next(),
                application.id(),
                "",
                CaseTask.Kind.APPEAL,
                "head",
                application.agency(),
                null,
                now(),
                calendar().plus(now(), APPEAL_TIME),
                act.step.note() == null ? null : "",
                false);
        tasks.insert(application, List.of(new Standing.Open(task, "")));
        return note(before, application.next(), act);
    }

    /** The head upholds the refusal. */
    Application upheld(Standing before, Act act) {
        tasks.delete(before.tasks().stream().map(one -> one.task().id()).toList());
        return note(before, before.application().next(), act);
    }

    /** Something happened to the case that does not move it. */
    Application note(Standing before, Act act) {
        return note(before, before.application().next(), act);
    }

    private Application note(Standing before, Application after, Act act) {
        table.update(after, before.instance(), before.facts(), before.path(), now());
        table.step(after.id(), act.step, now());
        table.send();
        String node = act.step.node();
        tell(
                after,
                act,
                List.of(),
                null,
                before.tasks().stream()
                        .map(Standing.Open::task)
                        .filter(task -> node == null || node.equals(task.node()))
                        .toList());
        return after;
    }

    private Course course(Blueprint plan, Standing before, Act act) {
        Course course = new Course(plan, before, new Course.Move(act.actor, now(), city.calendar()), system);
        course.facts.putAll(act.changes);
        return course;
    }

    private void write(Application after, Course course, Act act) {
        tasks.delete(course.closed);
        tasks.insert(after, course.opened);
        if (act.step.kind() != StepKind.TIMED) {
            table.step(after.id(), act.step, now());
        }
        course.steps.forEach(step -> table.step(after.id(), step, now()));
        course.decisions.forEach((node, log) -> table.decided(after.id(), node, log, now()));
        table.send();
        tell(after, act, course.opened, course, course.remaining());
        if (!after.status().isOpen()) {
            ended(after, act);
        }
    }

    /** @param concerned open tasks that it is about, for whoever is told of it */
    private void tell(
            Application after, Act act, List<Standing.Open> opened, @Nullable Course course, List<CaseTask> concerned) {
        Map<String, Object> facts = facts(after);
        if (act.step.node() != null) {
            facts.put("node", act.step.node());
        }
        if (act.step.outcome() != null) {
            facts.put("outcome", act.step.outcome());
        }
        if (!opened.isEmpty()) {
            facts.put(
                    "opened",
                    opened.stream()
                            .map(Standing.Open::task)
                            .map(task -> task.agency().equals(after.agency())
                                    ? task.role()
                                    : task.role() + "@" + task.agency())
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
        Set<String> desks = concerned.stream()
                .filter(task -> task.kind().isWork())
                .map(CaseTask::agency)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!Set.of(after.agency()).containsAll(desks)) {
            facts.put("desks", String.join(",", desks));
        }
        if (course != null) {
            String notified = course.steps.stream()
                    .filter(step -> step.kind() == StepKind.NOTIFIED || step.kind() == StepKind.ESCALATED)
                    .map(step -> step.kind().code() + ":" + step.node())
                    .collect(Collectors.joining(","));
            if (!notified.isEmpty()) {
                facts.put("steps", notified);
            }
        }
        audit.record(act.actor, act.step.kind().action(), Application.SUBJECT, after.id(), facts);
    }

    private void ended(Application after, Act act) {
        system.ended(after);
        audit.record(act.actor, "application.ended", Application.SUBJECT, after.id(), facts(after));
    }

    private static Map<String, Object> facts(Application after) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", after.number());
        facts.put("service", after.service());
        facts.put("serviceVersion", after.version());
        facts.put("agency", after.agency());
        facts.put("status", after.status().code());
        facts.put("language", after.applicant().language());
        facts.put("version", after.versionNo());
        if (after.ward() != null) {
            facts.put("ward", after.ward());
        }
        return new HashMap<>(facts);
    }

    /**
     * A case with its tasks, locked until the transaction ends.
     *
     * @param agency only if it is this agency's, or one of its tasks lies on that agency's desk; null: any
     */
    Standing lock(UUID id, @Nullable String agency) {
        return standings.lock(id, agency).orElseThrow(() -> new NotFound("application"));
    }

    /** The same for the case of a task on an agency's desk (null: any); empty when the task is done. */
    Optional<Standing> lockByTask(UUID task, @Nullable String agency) {
        return standings.lockByTask(task, agency);
    }

    Instant now() {
        return clock.instant();
    }

    id.andalan.core.WorkingCalendar calendar() {
        return city.calendar();
    }

    static UUID newId() {
        return Ids.next();
    }
}
