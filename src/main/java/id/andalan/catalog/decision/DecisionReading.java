package id.andalan.catalog.decision;

import id.andalan.catalog.decision.DecisionModel.Answer;
import id.andalan.catalog.decision.DecisionModel.Rule;
import id.andalan.catalog.decision.DecisionModel.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one decision with its table, expression or context. */
final class DecisionReading {
    private static final Set<String> HIT_POLICIES =
            Set.of("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER");
    private static final Set<String> AGGREGATIONS = Set.of("SUM", "COUNT", "MIN", "MAX");

    /** Takes what is wrong with an element. */
    @FunctionalInterface
    interface At {
        void fault(Element element, String code, Object... args);
    }

    private final Element decision;
    private final At at;
    private final String name;
    private final List<Text> texts = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<PlainWords.Cell> cells = new ArrayList<>();
    private final Map<String, Set<String>> given = new HashMap<>();
    private boolean collects;

    DecisionReading(Element decision, At at) {
        this.decision = decision;
        this.at = at;
        this.name = decision.attribute("name");
    }

    Answer answer() {
        Optional<Element> variable = decision.find("variable");
        if (variable.isEmpty() || !variable.get().attribute("name").equals(name)) {
            at.fault(variable.orElse(decision), "pack.decision.variable", name);
        }
        List<Element> bodies = decision.children().stream()
                .filter(child ->
                        Set.of("decisionTable", "literalExpression", "context").contains(child.name()))
                .toList();
        Map<String, FeelType> parts = new LinkedHashMap<>();
        @Nullable FeelType type = null;
        if (bodies.size() != 1) {
            at.fault(decision, "pack.decision.empty", name);
        } else {
            String typeRef = variable.map(one -> one.attribute("typeRef")).orElse("");
            type = body(bodies.getFirst(), variable.orElse(decision), typeRef, parts);
        }
        return new Answer(
                decision.attribute("id"),
                name,
                type,
                parts,
                needs(),
                List.copyOf(texts),
                List.copyOf(rules),
                collects,
                new DecisionModel.Plain(List.copyOf(cells), Map.copyOf(given)),
                decision.line());
    }

    private @Nullable FeelType body(Element body, Element typed, String typeRef, Map<String, FeelType> parts) {
        return switch (body.name()) {
            case "decisionTable" -> table(body, typed, typeRef, Map.of(), name, parts);
            case "context" -> context(body, typed, typeRef, parts);
            default -> {
                text(body, false, null, Map.of(), name);
                yield simple(typed, name, typeRef);
            }
        };
    }

    private List<String> needs() {
        List<String> needs = new ArrayList<>();
        for (Element requirement : decision.all("informationRequirement")) {
            for (Element required : requirement.children()) {
                String href = required.attribute("href");
                if (href.startsWith("#") && href.length() > 1) {
                    needs.add(href.substring(1));
                } else {
                    at.fault(required, "pack.decision.reference", name, href);
                }
            }
        }
        return List.copyOf(needs);
    }

    /** The type of the one value that the table gives; null when it gives one for each of several columns. */
    private @Nullable FeelType table(
            Element table,
            Element typed,
            String typeRef,
            Map<String, FeelType> within,
            String named,
            Map<String, FeelType> parts) {
        String hit = table.attribute("hitPolicy").isEmpty() ? "UNIQUE" : table.attribute("hitPolicy");
        String aggregation = table.attribute("aggregation");
        boolean sums = !aggregation.isEmpty();
        if (!HIT_POLICIES.contains(hit) || (sums && !(hit.equals("COLLECT") && AGGREGATIONS.contains(aggregation)))) {
            at.fault(
                    table,
                    "pack.decision.hit",
                    hit + " " + aggregation,
                    String.join(", ", HIT_POLICIES.stream().sorted().toList()));
        }
        List<Element> inputs = table.all("input");
        List<Element> outputs = table.all("output");
        if (inputs.isEmpty() || outputs.isEmpty() || table.all("rule").isEmpty()) {
            at.fault(table, "pack.decision.table", named);
        }
        inputs.forEach(input -> column(input, within));
        for (Element output : outputs) {
            values(output, within);
        }
        table.all("rule").forEach(rule -> rule(rule, inputs, outputs.size(), within));
        cells.addAll(PlainWords.cells(table, within.keySet()));
        PlainWords.given(table, named, given);
        collects |= hit.endsWith("ORDER") || hit.equals("COLLECT");
        if (hit.endsWith("ORDER") || (hit.equals("COLLECT") && aggregation.isEmpty())) {
            return FeelType.ANY;
        }
        if (outputs.size() <= 1) {
            String own = outputs.isEmpty() ? "" : outputs.getFirst().attribute("typeRef");
            return simple(typed, named, typeRef.isEmpty() ? own : typeRef);
        }
        outputs.forEach(output -> {
            String column = output.attribute("name");
            if (!DecisionFile.NAME.matcher(column).matches()) {
                at.fault(output, "pack.decision.name", column);
            }
            parts.put(column, simple(output, column, output.attribute("typeRef")));
        });
        return null;
    }

    private void column(Element input, Map<String, FeelType> within) {
        input.find("inputExpression")
                .ifPresentOrElse(
                        expression -> text(expression, false, null, within, null),
                        () -> at.fault(input, "pack.decision.column", name));
        input.find("inputValues").ifPresent(values -> text(values, true, tested(input), within, null));
    }

    private static @Nullable FeelType tested(Element input) {
        return input.find("inputExpression")
                .flatMap(expression -> FeelType.find(expression.attribute("typeRef")))
                .orElse(null);
    }

    private void values(Element output, Map<String, FeelType> within) {
        output.find("outputValues")
                .ifPresent(values -> text(
                        values, true, FeelType.find(output.attribute("typeRef")).orElse(null), within, null));
        output.find("defaultOutputEntry").ifPresent(value -> text(value, false, null, within, null));
    }

    private void rule(Element rule, List<Element> inputs, int outputs, Map<String, FeelType> within) {
        List<Element> tests = rule.all("inputEntry");
        List<Element> values = rule.all("outputEntry");
        if (tests.size() != inputs.size() || values.size() != outputs) {
            at.fault(rule, "pack.decision.rule", inputs.size(), outputs, tests.size(), values.size());
        }
        for (int i = 0; i < tests.size() && i < inputs.size(); i++) {
            text(tests.get(i), true, tested(inputs.get(i)), within, null);
        }
        values.forEach(value -> text(value, false, null, within, null));
        String notes = rule.all("annotationEntry").stream()
                .map(Element::inner)
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
        String id = rule.attribute("id");
        String said = rule.find("description").map(one -> one.text().strip()).orElse("");
        rules.add(new Rule(id.isEmpty() ? null : id, notes.isEmpty() ? said : notes));
    }

    /** Its entries are what it gives, unless the last one has no name: then that one's value is. */
    private @Nullable FeelType context(Element context, Element typed, String typeRef, Map<String, FeelType> parts) {
        Map<String, FeelType> before = new HashMap<>();
        for (Element entry : context.all("contextEntry")) {
            Optional<Element> variable = entry.find("variable");
            String entryName = variable.map(one -> one.attribute("name")).orElse("");
            if (variable.isPresent() && !DecisionFile.NAME.matcher(entryName).matches()) {
                at.fault(variable.get(), "pack.decision.name", entryName);
            }
            String named = variable.isPresent() ? entryName : name;
            @Nullable
            FeelType type = entry(
                    entry,
                    variable.orElse(typed),
                    named,
                    variable.isPresent() ? variable.get().attribute("typeRef") : typeRef,
                    Map.copyOf(before));
            if (variable.isEmpty()) {
                parts.clear();
                return type;
            }
            FeelType known = type == null ? FeelType.ANY : type;
            before.put(entryName, known);
            parts.put(entryName, known);
        }
        if (parts.isEmpty()) {
            at.fault(context, "pack.decision.empty", name);
        }
        return null;
    }

    private @Nullable FeelType entry(
            Element entry, Element typed, String named, String typeRef, Map<String, FeelType> before) {
        Optional<Element> table = entry.find("decisionTable");
        Optional<Element> expression = entry.find("literalExpression");
        if (table.isPresent() == expression.isPresent()) {
            at.fault(entry, "pack.decision.empty", named);
            return null;
        }
        if (expression.isPresent()) {
            text(expression.get(), false, null, before, named);
            return simple(typed, named, typeRef);
        }
        return table(table.get(), typed, typeRef, before, named, new HashMap<>());
    }

    private void text(
            Element holder,
            boolean tests,
            @Nullable FeelType tested,
            Map<String, FeelType> within,
            @Nullable String named) {
        int line = holder.find("text").map(Element::line).orElse(holder.line());
        texts.add(new Text(holder.inner(), tests, tested, within, named, line));
    }

    /** What is given must have a type that a fact can have: conditions, documents and people are to know what comes. */
    private FeelType simple(Element typed, String what, String typeRef) {
        Optional<FeelType> type = FeelType.find(typeRef).filter(FeelType::isSimple);
        if (type.isEmpty()) {
            at.fault(typed, "pack.decision.type", what, typeRef);
        }
        return type.orElse(FeelType.STRING);
    }
}
