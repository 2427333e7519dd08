package id.andalan.catalog.decision;

import id.andalan.catalog.decision.DecisionModel.Answer;
import id.andalan.catalog.decision.DecisionModel.Input;
import id.andalan.catalog.process.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the small part of DMN that a service may use: inputs, decisions, tables, expressions, contexts. */
final class DecisionFile {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private static final int MOST_DECISIONS = 50;

    /** Words beside the decisions, which change none. */
    static final Set<String> REMARKS = Set.of(
            "description",
            "question",
            "allowedAnswers",
            "textAnnotation",
            "association",
            "knowledgeSource",
            "authorityRequirement");

    /** What may stand in what. */
    private static final Map<String, Set<String>> INSIDE = Map.ofEntries(
            Map.entry("definitions", Set.of("inputData", "decision")),
            Map.entry("inputData", Set.of("variable")),
            Map.entry(
                    "decision",
                    Set.of("variable", "informationRequirement", "decisionTable", "literalExpression", "context")),
            Map.entry("variable", Set.of()),
            Map.entry("informationRequirement", Set.of("requiredInput", "requiredDecision")),
            Map.entry("requiredInput", Set.of()),
            Map.entry("requiredDecision", Set.of()),
            Map.entry("decisionTable", Set.of("input", "output", "rule", "annotation")),
            Map.entry("annotation", Set.of()),
            Map.entry("input", Set.of("inputExpression", "inputValues")),
            Map.entry("output", Set.of("outputValues", "defaultOutputEntry")),
            Map.entry("rule", Set.of("inputEntry", "outputEntry", "annotationEntry")),
            Map.entry("context", Set.of("contextEntry")),
            Map.entry("contextEntry", Set.of("variable", "literalExpression", "decisionTable")),
            Map.entry("text", Set.of()));

    private final Faults faults;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> labels = new HashMap<>();

    private DecisionFile(Faults faults) {
        this.faults = faults;
    }

    /** The model; empty, with faults, when something in it may not be there or does not fit. */
    static Optional<DecisionModel> read(String xml, Faults to) {
        int[] count = {0};
        Faults counting = (line, code, args) -> {
            count[0]++;
            to.add(line, code, args);
        };
        Optional<DecisionModel> model =
                DecisionXml.read(xml, counting).map(root -> new DecisionFile(counting).model(root));
        return count[0] == 0 ? model : Optional.empty();
    }

    private DecisionModel model(Element root) {
        allowed(root);
        List<Input> inputs = root.all("inputData").stream().map(this::input).toList();
        List<Answer> answers = new ArrayList<>();
        for (Element decision : root.all("decision")) {
            answers.add(new DecisionReading(decision, this::fault).answer());
            name(decision, decision.attribute("name"));
            answers.getLast().parts().keySet().forEach(part -> name(decision, part));
        }
        DecisionModel model = new DecisionModel(
                root.attribute("name").strip(), inputs, List.copyOf(answers), Map.copyOf(lines), Map.copyOf(labels));
        if (root.attribute("name").isEmpty() || root.attribute("namespace").isEmpty()) {
            fault(root, "pack.decision.named");
        }
        if (answers.isEmpty() || answers.size() > MOST_DECISIONS) {
            fault(root, "pack.decision.none", MOST_DECISIONS);
        }
        connect(model);
        return model;
    }

    /** Only what is documented, wherever it stands; FEEL and no other language. */
    private void allowed(Element element) {
        if (!element.attribute("id").isEmpty() && lines.putIfAbsent(element.attribute("id"), element.line()) != null) {
            fault(element, "pack.decision.twice", element.attribute("id"));
        }
        for (String key : List.of("expressionLanguage", "typeLanguage")) {
            if (!isFeel(element.attribute(key))) {
                fault(element, "pack.decision.language", element.attribute(key));
            }
        }
        if (!element.attribute("label").isEmpty()) {
            String named = element.name().equals("definitions") ? DecisionModel.TITLE : element.attribute("name");
            labels.putIfAbsent(named, element.attribute("label"));
        }
        Set<String> inside = INSIDE.getOrDefault(element.name(), Set.of("text"));
        for (Element child : element.children()) {
            if (inside.contains(child.name())) {
                allowed(child);
            } else if (child.name().equals("import")) {
                fault(child, "pack.decision.import");
            } else if (!REMARKS.contains(child.name())) {
                fault(child, "pack.decision.element", child.name(), element.name());
            }
        }
    }

    private static boolean isFeel(String language) {
        return language.isEmpty()
                || language.equals("feel")
                || language.matches("https?://www\\.omg\\.org/spec/(DMN/[0-9]{8}/FEEL/?|FEEL/[0-9]{8})");
    }

    private Input input(Element element) {
        Optional<Element> variable = element.find("variable");
        String name = element.attribute("name");
        name(element, name);
        if (variable.isEmpty() || !variable.get().attribute("name").equals(name)) {
            fault(variable.orElse(element), "pack.decision.variable", name);
        }
        String typeRef = variable.map(one -> one.attribute("typeRef")).orElse("");
        Optional<FeelType> type = FeelType.find(typeRef);
        if (variable.isPresent() && type.isEmpty()) {
            fault(variable.get(), "pack.decision.type", name, typeRef);
        }
        return new Input(element.attribute("id"), name, type.orElse(FeelType.ANY), element.line());
    }

    private void name(Element at, String name) {
        if (!NAME.matcher(name).matches()) {
            fault(at, "pack.decision.name", name);
        } else if (!names.add(name)) {
            fault(at, "pack.decision.twice", name);
        }
    }

    /** What a decision needs is in the file, and decisions do not wait for each other. */
    private void connect(DecisionModel model) {
        Set<String> ids = new HashSet<>();
        model.inputs().forEach(input -> ids.add(input.id()));
        model.answers().forEach(answer -> ids.add(answer.id()));
        for (Answer answer : model.answers()) {
            answer.needs().stream()
                    .filter(need -> !ids.contains(need))
                    .forEach(need -> faults.add(answer.line(), "pack.decision.reference", answer.name(), need));
        }
        boolean known = model.answers().stream().allMatch(answer -> ids.containsAll(answer.needs()));
        List<Answer> ordered = model.ordered();
        model.answers().stream()
                .filter(answer -> known && !ordered.contains(answer))
                .forEach(answer -> faults.add(answer.line(), "pack.decision.ring", answer.name()));
    }

    private void fault(Element at, String code, Object... args) {
        faults.add(at.line(), code, args);
    }
}
