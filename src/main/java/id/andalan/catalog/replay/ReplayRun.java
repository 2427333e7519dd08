package id.andalan.catalog.replay;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.example.CaseClock;
import id.andalan.catalog.example.CaseRun;
import id.andalan.catalog.form.FormFault;
import id.andalan.catalog.form.FormWorld;
import id.andalan.catalog.process.ServiceProcess;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.catalog.process.WalkStopped;
import id.andalan.core.WorkingCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One past case on its way through another version. */
final class ReplayRun {
    /** Tasks that are taken as done between two things that people really did. */
    private static final int MOST_TAKEN = 50;

    private final Blueprint blueprint;
    private final WorkingCalendar calendar;
    private final CaseClock clock;
    private final PastCase past;
    private final FormWorld world;
    private final List<Difference> differences = new ArrayList<>();

    ReplayRun(Blueprint blueprint, WorkingCalendar calendar, CaseClock clock, PastCase past, FormWorld world) {
        this.blueprint = blueprint;
        this.calendar = calendar;
        this.clock = clock;
        this.past = past;
        this.world = world;
    }

    Replayed run() {
        for (FormFault fault : blueprint.form().validate(past.answers(), world)) {
            add(Difference.Kind.ANSWER, fault.path(), "", fault.code());
        }
        PastCase.Status would = past.status();
        List<Walk.Visit> visits = List.of();
        long longer = 0;
        try {
            CaseRun run = new CaseRun(blueprint, calendar, known(past.answers()), true, past.filed());
            for (int i = 0; i < past.steps().size(); i++) {
                step(run, i);
            }
            finish(run);
            visits = run.walk().visits();
            would = status(run);
            compare(run);
            longer = due(run);
        } catch (WalkStopped stopped) {
            add(
                    Difference.Kind.STOPPED,
                    String.valueOf(stopped.args().length > 0 ? stopped.args()[0] : ""),
                    "",
                    stopped.code());
        }
        if (would != past.status()) {
            add(Difference.Kind.STATUS, "", past.status().name(), would.name());
        }
        return new Replayed(past.id(), past.status(), would, List.copyOf(differences), before(), now(visits), longer);
    }

    private void add(Difference.Kind kind, String what, String before, String now) {
        differences.add(new Difference(kind, what, before, now));
    }

    /** The answers that the new form knows and asks for. */
    private Map<String, Object> known(Map<String, Object> answers) {
        Map<String, Object> kept = new HashMap<>(blueprint.form().kept(answers));
        kept.keySet().retainAll(blueprint.form().fields().keySet());
        return kept;
    }

    private void step(CaseRun run, int index) {
        PastCase.Step step = past.steps().get(index);
        Instant at = step.at().isBefore(run.walk().now()) ? run.walk().now() : step.at();
        run.walk().advanceBefore(at);
        for (int taken = 0; !isOpen(run, step.node()) && taken < MOST_TAKEN; taken++) {
            Optional<Walk.Open> unknown = run.walk().open().stream()
                    .filter(open -> open.due() == null && !comes(open.node(), index))
                    .findFirst();
            if (unknown.isEmpty()) {
                break;
            }
            take(run, unknown.get(), at);
        }
        if (isOpen(run, step.node())) {
            done(run, step, at);
        } else {
            add(Difference.Kind.STEP_GONE, step.node(), String.valueOf(step.outcome()), "");
        }
    }

    private static boolean isOpen(CaseRun run, String node) {
        return run.walk().open().stream().anyMatch(open -> open.node().equals(node));
    }

    /** Somebody really did it later. */
    private boolean comes(String node, int from) {
        return past.steps().stream().skip(from).anyMatch(step -> step.node().equals(node));
    }

    private void done(CaseRun run, PastCase.Step step, Instant at) {
        Node node = blueprint.node(step.node());
        if (node.isApplicants() || Walk.ASK.equals(node.does())) {
            run.send(step.node(), known(step.values().isEmpty() ? past.answers() : step.values()), at);
        } else if (node.kind() == ServiceProcess.Kind.TASK) {
            String outcome = step.outcome() == null ? Handling.APPROVE : step.outcome();
            boolean offered = blueprint.outcomes(step.node()).contains(outcome);
            if (!offered) {
                add(Difference.Kind.OUTCOME_GONE, step.node(), outcome, Handling.APPROVE);
            }
            run.finish(step.node(), offered ? outcome : Handling.APPROVE, step.values(), at);
        } else {
            run.walk().signal(step.node(), Map.of(), at);
        }
    }

    /** Does what nobody was asked for in the past. */
    private void take(CaseRun run, Walk.Open open, Instant at) {
        Node node = blueprint.node(open.node());
        if (node.isApplicants() || Walk.ASK.equals(node.does())) {
            add(Difference.Kind.STEP_NEW, node.id(), "", Handling.SENT);
            run.send(node.id(), run.answers(), at);
        } else if (node.kind() == ServiceProcess.Kind.TASK) {
            add(Difference.Kind.STEP_NEW, node.id(), "", Handling.APPROVE);
            run.finish(node.id(), Handling.APPROVE, Map.of(), at);
        } else {
            // A signature is nobody's decision; money is.
            if (Walk.PAY.equals(node.does())) {
                add(
                        Difference.Kind.STEP_NEW,
                        node.id(),
                        "",
                        String.valueOf(run.walk().facts().get(Walk.RATE)));
            }
            run.walk().signal(node.id(), Map.of(), at);
        }
    }

    /** A case that came to its end then goes on to an end now. */
    private void finish(CaseRun run) {
        boolean ended = past.status() == PastCase.Status.GRANTED || past.status() == PastCase.Status.REFUSED;
        for (int taken = 0; ended && !run.walk().ended() && taken < MOST_TAKEN; taken++) {
            Optional<Walk.Open> open =
                    run.walk().open().stream().filter(one -> one.due() == null).findFirst();
            if (open.isPresent()) {
                take(run, open.get(), run.walk().now());
            } else {
                run.walk()
                        .advance(run.walk()
                                .nextDue()
                                .orElseThrow(() -> new WalkStopped(
                                        "walk.stuck", run.walk().path().getLast())));
            }
        }
    }

    private PastCase.Status status(CaseRun run) {
        if (past.status() == PastCase.Status.WITHDRAWN) {
            return PastCase.Status.WITHDRAWN;
        }
        if (!run.walk().ended()) {
            return PastCase.Status.OPEN;
        }
        return run.end() == Handling.End.REFUSED ? PastCase.Status.REFUSED : PastCase.Status.GRANTED;
    }

    private void compare(CaseRun run) {
        blueprint.decisions().values().stream()
                .flatMap(decision -> decision.outputs().stream())
                .forEach(output -> {
                    String name = output.name();
                    Object before = past.facts().get(name);
                    Object now = run.walk().facts().get(name);
                    if (!isSame(before, now) && (before != null || now != null)) {
                        add(
                                Difference.Kind.DECISION,
                                name,
                                before == null ? "" : before.toString(),
                                now == null ? "" : now.toString());
                    }
                });
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number one && b instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(String.valueOf(a), String.valueOf(b));
    }

    /** Working minutes that the promise would have been longer. */
    private long due(CaseRun run) {
        Instant before = past.promised();
        Optional<Instant> now =
                clock.due(past.filed(), run.walk().visits(), run.walk().now());
        if (before == null || now.isEmpty() || before.equals(now.get())) {
            return 0;
        }
        long minutes = calendar.between(before, now.get()).toMinutes();
        if (minutes != 0) {
            add(Difference.Kind.DUE, "", before.toString(), now.get().toString());
        }
        return minutes;
    }

    private List<Replayed.Work> before() {
        return past.steps().stream()
                .filter(step -> step.outcome() != null)
                .map(step -> new Replayed.Work(step.node(), role(step.node()), day(step.opened())))
                .toList();
    }

    /** As of the past, only what was done: what lay there when the applicant withdrew is nobody's work in either. */
    private List<Replayed.Work> now(List<Walk.Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.until() != null)
                .filter(visit -> visit.node().kind() == ServiceProcess.Kind.TASK
                        && !visit.node().isApplicants())
                .map(visit ->
                        new Replayed.Work(visit.node().id(), role(visit.node().id()), day(visit.since())))
                .toList();
    }

    private String role(String task) {
        return blueprint.process().find(task).map(Node::does).orElse("");
    }

    private LocalDate day(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }
}
