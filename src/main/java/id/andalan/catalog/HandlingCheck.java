package id.andalan.catalog;

import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code handling:} names is in the process, and what the process needs is in {@code handling:}. */
final class HandlingCheck {
    private static final Set<String> PLAIN = Set.of(Handling.APPROVE, Handling.RETURN, Handling.REFUSE);
    private static final Set<String> TOLD = Set.of(Walk.NOTIFY, Walk.ASK, "andalan:escalate");

    private final Blueprint blueprint;
    private final Handling handling;
    private final Map<String, KnownFact> facts;
    private final FolderFaults faults;

    HandlingCheck(Blueprint blueprint, Map<String, KnownFact> facts, FolderFaults faults) {
        this.blueprint = blueprint;
        this.facts = facts;
        this.handling = blueprint.handling();
        this.faults = faults;
    }

    void check() {
        blueprint.process().agencyTasks().forEach(this::outcomes);
        handling.tasks().forEach(this::task);
        handling.ends().keySet().forEach(this::end);
        handling.messages().keySet().forEach(step -> {
            boolean told = blueprint
                    .process()
                    .find(step)
                    .filter(node -> node.kind() == Kind.STEP && TOLD.contains(String.valueOf(node.does())))
                    .isPresent();
            exists(step, told, "pack.blueprint.message.step", "messages", step);
        });
        boolean issues = blueprint.process().nodes().stream()
                .anyMatch(node -> node.kind() == Kind.STEP && Walk.ISSUE.equals(node.does()));
        Handling.Paper paper = handling.document();
        if (paper != null && !issues) {
            faults.handling("pack.blueprint.issue.step", new Object[0], "document");
        }
        if (paper != null && paper.until() != null) {
            until(paper.until());
        }
        if (paper != null && paper.listing() != null) {
            new ListingCheck(blueprint, paper.listing(), facts, faults).check();
        }
        if (blueprint.template() != null && !issues) {
            faults.add(BlueprintPart.DOCUMENT, 1, "pack.blueprint.issue.step");
        }
    }

    /** What ends beside the way goes on as it would without: it says nothing about how the case ends. */
    private void end(String end) {
        exists(end, is(end, Kind.END), "pack.blueprint.end", "ends", end);
        boolean side = is(end, Kind.END)
                && blueprint.process().nodes().stream()
                        .filter(node -> node.kind() == Kind.START)
                        .noneMatch(start -> reached(start.id(), false).contains(end));
        exists(end, !side, "pack.blueprint.end.side", "ends", end);
    }

    /** The fact that ends the paper is there, and is a day or a number as the key says. */
    private void until(Until until) {
        String key =
                until.unit() == Until.Unit.DATE ? "until" : until.unit().name().toLowerCase(Locale.ROOT);
        KnownFact fact = facts.get(until.fact());
        FieldType.Feel needed = until.unit() == Until.Unit.DATE ? FieldType.Feel.DATE : FieldType.Feel.NUMBER;
        if (fact == null) {
            Object[] known = {until.fact(), String.join(", ", facts.keySet())};
            faults.handling("pack.blueprint.fact", known, "document", key, "fact");
        } else if (fact.feel() != needed) {
            String code = needed == FieldType.Feel.DATE ? "pack.blueprint.until.date" : "pack.blueprint.until.number";
            faults.handling(code, new Object[] {until.fact(), fact.from()}, "document", key, "fact");
        }
    }

    private void exists(String name, boolean there, String code, String... keys) {
        if (!there) {
            faults.handling(code, new Object[] {name}, keys);
        }
    }

    private boolean is(String id, Kind kind) {
        return blueprint.process().find(id).filter(node -> node.kind() == kind).isPresent();
    }

    /** A refusal has its reasons, and people can read every button. */
    private void outcomes(Node task) {
        List<String> outcomes = blueprint.outcomes(task.id());
        if (outcomes.contains(Handling.REFUSE) && handling.reasons().isEmpty()) {
            faults.handling("pack.blueprint.reasons", new Object[] {task.id()}, "reasons");
        }
        Set<String> labelled = handling.task(task.id()).outcomes().keySet();
        outcomes.stream()
                .filter(word -> !PLAIN.contains(word) && !labelled.contains(word))
                .forEach(word ->
                        faults.add("process.bpmn", task.line(), "pack.blueprint.outcome.label", task.id(), word));
        labelled.stream()
                .filter(word -> !outcomes.contains(word))
                .forEach(word -> faults.handling(
                        "pack.blueprint.outcome.way",
                        new Object[] {task.id(), word},
                        "tasks",
                        task.id(),
                        "outcomes",
                        word));
    }

    private void task(String id, Handling.TaskRule rule) {
        boolean agencys = blueprint.process().agencyTasks().stream()
                .anyMatch(node -> node.id().equals(id));
        exists(id, agencys, "pack.blueprint.task", "tasks", id);
        if (rule.agency() != null && !rule.agency().isEmpty()) {
            agency(id, rule.agency());
        }
        for (int i = 0; agencys && i < rule.notBy().size(); i++) {
            String other = rule.notBy().get(i);
            boolean before = !other.equals(id) && is(other, Kind.TASK) && leads(other, id);
            if (!before) {
                faults.handlingEntry("pack.blueprint.not.by", new Object[] {id, other}, i, "tasks", id, "notBy");
            }
        }
    }

    /** Everybody names an agency there, so no task is without an owner. */
    private void agency(String task, String fact) {
        Form form = blueprint.form();
        boolean fits = form.find(fact)
                .filter(question -> question.kind() == QuestionKind.AGENCY
                        && question.required()
                        && !form.isConditional(question.name()))
                .isPresent();
        if (!fits) {
            String code = form.find(fact).isPresent() ? "pack.blueprint.agency.field" : "pack.blueprint.agency.fact";
            faults.handling(code, new Object[] {task, fact}, "tasks", task, "agency", "fact");
        }
    }

    /** From one node a way leads to another. */
    private boolean leads(String from, String to) {
        return reached(from, true).contains(to);
    }

    /** @param sideWays also what a timer does beside a task that it does not take away */
    private Set<String> reached(String from, boolean sideWays) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String at = open.pop();
            if (!seen.add(at)) {
                continue;
            }
            blueprint
                    .process()
                    .find(at)
                    .ifPresent(node ->
                            blueprint.process().out(node).stream().map(Flow::to).forEach(open::push));
            blueprint.process().nodes().stream()
                    .filter(node -> at.equals(node.host()) && (sideWays || node.cancels()))
                    .forEach(timer -> open.push(timer.id()));
        }
        return seen;
    }
}
