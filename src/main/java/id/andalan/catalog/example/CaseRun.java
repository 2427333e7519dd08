package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Handling;
import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.process.Deciders;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.catalog.process.WalkStopped;
import id.andalan.core.Refusal;
import id.andalan.core.WorkingCalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A walk of one case with the answers, decisions and bookings of a blueprint. */
public final class CaseRun {
    private final Blueprint blueprint;
    private final WorkingCalendar calendar;
    private final Map<String, Decision.Result> decided = new LinkedHashMap<>();
    private Map<String, Object> answers;
    private boolean available;
    private final Walk walk;

    /**
     * Starts a case.
     *
     * @param answers that count, see {@link id.andalan.catalog.form.Form#kept}
     * @param available false: what is booked is taken when it is reserved for the first time
     * @throws WalkStopped when it gets nowhere
     */
    public CaseRun(
            Blueprint blueprint,
            WorkingCalendar calendar,
            Map<String, Object> answers,
            boolean available,
            Instant filed) {
        this.blueprint = blueprint;
        this.calendar = calendar;
        this.answers = Map.copyOf(answers);
        this.available = available;
        this.walk = Walk.start(blueprint.ways(), answers, filed, calendar, new Asked());
    }

    private final class Asked implements Deciders {
        @Override
        public Map<String, Object> decide(Node node, Map<String, Object> facts, Instant at) {
            String file = String.valueOf(node.does());
            Decision decision = blueprint.decisions().get(file);
            if (decision == null) {
                throw new WalkStopped("walk.decision", node.id(), file);
            }
            try {
                Decision.Result result =
                        decision.decide(facts, at.atZone(calendar.zone()).toLocalDate());
                decided.put(file.substring(0, file.length() - ".dmn".length()), result);
                Map<String, Object> known = new HashMap<>();
                decision.outputs()
                        .forEach(output ->
                                known.put(output.name(), result.outputs().get(output.name())));
                return known;
            } catch (RuntimeException e) {
                throw new WalkStopped("walk.undecided", node.id(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void issue(Node step, Map<String, Object> facts, Instant at) {
            Handling.Paper paper = blueprint.handling().document();
            try {
                if (paper != null) {
                    paper.lastDay(at.atZone(calendar.zone()).toLocalDate(), facts);
                }
            } catch (Refusal refusal) {
                throw new WalkStopped(refusal.code(), refusal.args());
            }
        }

        @Override
        public boolean reserve(Node step, Map<String, Object> facts, Instant at) {
            boolean free = available;
            available = true;
            return free;
        }
    }

    public Walk walk() {
        return walk;
    }

    /** The applicant's answers as they stand. */
    public Map<String, Object> answers() {
        return answers;
    }

    /** By decision file without ending: what it decided last. */
    public Map<String, Decision.Result> decided() {
        return decided;
    }

    /** The agency that does a task as things stand, by its code. */
    String agency(String task) {
        return blueprint
                .agency(task, walk.facts())
                .orElse(blueprint.service().home().agency());
    }

    /** Whether anything with this step of the system waits. */
    public java.util.Optional<String> waitingFor(String does) {
        return walk.open().stream()
                .map(Walk.Open::node)
                .filter(id -> blueprint
                        .ways()
                        .find(id)
                        .filter(node -> does.equals(node.does()))
                        .isPresent())
                .findFirst();
    }

    /** The applicant sends the application again, changed or not, or answers a question. */
    public void send(String node, Map<String, Object> changed, Instant at) {
        Map<String, Object> outcome = new HashMap<>();
        blueprint.form().fields().keySet().forEach(name -> outcome.put(name, null));
        outcome.putAll(changed);
        answers = Map.copyOf(changed);
        if (blueprint.ways().find(node).filter(Node::isApplicants).isPresent()) {
            outcome.put(Handling.OUTCOME, Handling.SENT);
            walk.complete(node, outcome, at);
        } else {
            walk.signal(node, outcome, at);
        }
    }

    /** An official finishes a task. */
    public void finish(String task, String outcome, Map<String, Object> fields, Instant at) {
        Map<String, Object> facts = new HashMap<>(fields);
        facts.put(Handling.OUTCOME, outcome);
        walk.complete(task, facts, at);
    }

    /** Signs whatever waits for it, in the moment in which it waits. */
    public void sign() {
        for (var open = waitingFor(Walk.ISSUE); open.isPresent(); open = waitingFor(Walk.ISSUE)) {
            walk.signal(open.get(), Map.of(), walk.now());
        }
    }

    /** How it ended: refused when one of its ends says so. */
    public Handling.End end() {
        return walk.ends().stream().anyMatch(end -> blueprint.handling().end(end) == Handling.End.REFUSED)
                ? Handling.End.REFUSED
                : Handling.End.GRANTED;
    }
}
