package id.andalan.catalog;

import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.feel.Comparison;
import id.andalan.catalog.feel.Condition;
import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.FormPage;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.catalog.process.ServiceProcess.Flow;
import id.andalan.catalog.process.ServiceProcess.Kind;
import id.andalan.catalog.process.ServiceProcess.Node;
import id.andalan.catalog.process.Walk;
import id.andalan.pack.Fault.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold between the files of a service: every fact that one of them uses comes from another and fits. */
final class ServiceCheck {
    private static final String PROCESS = "process.bpmn";

    private final Blueprint blueprint;
    private final FolderFaults faults;
    private final Map<String, KnownFact> facts;

    ServiceCheck(Blueprint blueprint, FolderFaults faults) {
        this.blueprint = blueprint;
        this.faults = faults;
        this.facts = KnownFact.of(
                blueprint.form(),
                blueprint.taskForms(),
                blueprint.decisions(),
                (second, first) -> faults.add(
                        second.file(), second.line(), "pack.blueprint.fact.twice", second.name(), first.from()));
    }

    void check() {
        blueprint.process().flows().forEach(this::condition);
        blueprint.process().nodes().forEach(this::node);
        taskForms();
        letters();
        decisions();
        new CellCheck(blueprint, facts, faults).check();
        new HandlingCheck(blueprint, facts, faults).check();
        new DocumentCheck(blueprint, facts, faults).check();
    }

    private void condition(Flow flow) {
        Optional.ofNullable(flow.condition())
                .flatMap(Condition::parse)
                .ifPresent(condition -> condition.comparisons().forEach(one -> compare(one, flow)));
    }

    private void compare(Comparison one, Flow flow) {
        KnownFact fact = facts.get(one.field());
        if (fact == null) {
            faults.add(PROCESS, flow.line(), "pack.blueprint.fact", one.field(), known());
        } else if (!fact.fits(one)) {
            faults.add(
                    PROCESS,
                    flow.line(),
                    "pack.blueprint.compare",
                    one.field(),
                    one.value().toString(),
                    fact.said());
        }
    }

    private String known() {
        return String.join(", ", facts.keySet());
    }

    private void node(Node node) {
        if (node.kind() == Kind.DECISION && !blueprint.decisions().containsKey(node.does())) {
            faults.add(PROCESS, node.line(), "pack.blueprint.decision", node.id(), String.valueOf(node.does()));
        }
        if (node.kind() != Kind.STEP) {
            return;
        }
        switch (String.valueOf(node.does())) {
            case Walk.ISSUE -> {
                need(node, blueprint.template() != null, "pack.blueprint.issue.html", node.id());
                need(node, blueprint.handling().document() != null, "pack.blueprint.issue.handling", node.id());
            }
            case Walk.PAY -> {
                KnownFact rate = facts.get(Walk.RATE);
                boolean number = rate != null && rate.feel() == FieldType.Feel.NUMBER;
                need(node, number, "pack.blueprint.rate", node.id(), Walk.RATE);
            }
            case Walk.RESERVE ->
                need(
                        node,
                        blueprint.form().questions().stream().anyMatch(one -> one.kind() == QuestionKind.BOOKING),
                        "pack.blueprint.booking",
                        node.id());
            case Walk.ASK, Walk.NOTIFY ->
                need(node, blueprint.handling().messages().containsKey(node.id()), "pack.blueprint.message", node.id());
            default -> {}
        }
    }

    private void need(Node node, boolean there, String code, Object... args) {
        if (!there) {
            faults.add(PROCESS, node.line(), code, args);
        }
    }

    private void taskForms() {
        for (String task : blueprint.taskForms().keySet()) {
            boolean known = blueprint.process().agencyTasks().stream()
                    .anyMatch(node -> node.id().equals(task));
            if (!known) {
                faults.add("task-" + task + ".schema.json", 1, "pack.blueprint.task.form", task);
            }
        }
    }

    /** Whose number a form asks for is a letter that some service issues, and whose letter it is can be seen at the same moment. */
    private void letters() {
        blueprint
                .taskForms()
                .forEach((task, form) -> form.questions().stream()
                        .filter(question -> question.extras().letter() != null)
                        .forEach(question -> faults.add(
                                "task-" + task + ".schema.json",
                                question.line(),
                                "pack.blueprint.letter.task",
                                question.name())));
        boolean known = false;
        for (FormPage page : blueprint.form().pages()) {
            List<Question> questions = page.fields().stream()
                    .flatMap(name -> blueprint.form().find(name).stream())
                    .toList();
            known |= questions.stream()
                    .anyMatch(one -> one.kind() == QuestionKind.NIK
                            && one.required()
                            && !blueprint.form().isConditional(one.name()));
            for (Question question : questions) {
                if (question.extras().letter() != null) {
                    letter(question, String.valueOf(question.extras().letter()), known);
                }
            }
        }
    }

    private void letter(Question question, String service, boolean known) {
        faults.pack().refer(ServiceFile.KIND, service, new Place(faults.path(BlueprintPart.FORM), question.line()));
        String folder = "services/" + service + "/";
        if (faults.pack().has(folder + "service.yaml") && !faults.pack().has(folder + BlueprintPart.DOCUMENT)) {
            faults.add(BlueprintPart.FORM, question.line(), "pack.blueprint.letter.none", question.name(), service);
        }
        if (!known) {
            faults.add(BlueprintPart.FORM, question.line(), "pack.blueprint.letter.nik", question.name());
        }
    }

    private void decisions() {
        Set<String> used = new HashSet<>();
        blueprint.process().nodes().stream()
                .filter(node -> node.kind() == Kind.DECISION)
                .forEach(node -> used.add(String.valueOf(node.does())));
        blueprint.decisions().forEach((file, decision) -> {
            if (!used.contains(file)) {
                faults.add(file, 1, "pack.blueprint.decision.unused", file);
            }
            decision.inputs().forEach(input -> input(file, decision, input));
        });
    }

    private void input(String file, Decision decision, Decision.Fact input) {
        KnownFact fact = facts.get(input.name());
        int line = decision.line(input.name());
        if (fact == null) {
            faults.add(file, line, "pack.blueprint.fact", input.name(), known());
        } else if (!fact.fits(input.type())) {
            faults.add(
                    file,
                    line,
                    "pack.blueprint.input",
                    input.name(),
                    input.type().word(),
                    fact.from());
        }
    }
}
