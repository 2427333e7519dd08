package id.andalan.catalog.example;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.example.Example.Act;
import id.andalan.catalog.example.Example.Expect;
import id.andalan.catalog.example.Example.What;
import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.Form;
import id.andalan.pack.PackReading;
import id.andalan.pack.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one file of {@code examples/}. */
final class ExampleFile {
    private static final LocalDateTime NEVER = LocalDateTime.MIN;
    private static final List<String> EXPECTED =
            List.of("path", "status", "due", "ended", "overdue", "decisions", "document", "agencies");

    private final Blueprint blueprint;
    private final PackReading pack;

    ExampleFile(Blueprint blueprint, PackReading pack) {
        this.blueprint = blueprint;
        this.pack = pack;
    }

    Example read(YamlNode file) {
        file.only("name", "kind", "filed", "answers", "available", "letters", "steps", "expect");
        file.get("answers");
        List<Act> acts = new ArrayList<>();
        file.list("steps").forEach(step -> acts.add(act(step)));
        return new Example(
                file.text("name"),
                file.choice("kind", Example.Kind.class),
                time(file, "filed"),
                AnswerValues.read(file, "answers", blueprint.form().fields()),
                AnswerValues.lines(file, "answers"),
                file.flag("available", true),
                letters(file),
                List.copyOf(acts),
                expect(file.get("expect")),
                file.place("kind").line());
    }

    private static Set<Example.Held> letters(YamlNode file) {
        return file.list("letters").stream()
                .map(one -> {
                    one.only("service", "number");
                    return new Example.Held(one.text("service"), one.text("number"));
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private Act act(YamlNode step) {
        step.only("task", "at", "by", "outcome", "message", "reason", "answers", "fields", "paid", "signed");
        List<String> what = List.of("task", "paid", "signed").stream()
                .filter(key -> step.find(key).isPresent())
                .toList();
        if (what.size() > 1) {
            pack.fault(step.place(), "pack.example.one", String.join(", ", what));
        }
        String task = step.findText("task").orElse("");
        Map<String, FieldType> fields = Optional.ofNullable(
                        blueprint.taskForms().get(task))
                .map(Form::fields)
                .orElse(Map.of());
        Map<String, Integer> lines = new HashMap<>(AnswerValues.lines(step, "answers"));
        lines.putAll(AnswerValues.lines(step, "fields"));
        return new Act(
                what.isEmpty() ? What.TIME : What.valueOf(what.getFirst().toUpperCase(java.util.Locale.ROOT)),
                task,
                time(step, "at"),
                step.findText("by").orElse(null),
                step.findText("outcome").orElse(null),
                step.findText("message").orElse(null),
                step.findText("reason").orElse(null),
                AnswerValues.read(step, "answers", blueprint.form().fields()),
                AnswerValues.read(step, "fields", fields),
                lines,
                step.place().line());
    }

    private Expect expect(YamlNode node) {
        node.only(EXPECTED.toArray(String[]::new));
        Map<String, Integer> lines = new HashMap<>();
        lines.put("", node.place().line());
        node.keys().forEach(key -> lines.put(key, node.place(key).line()));
        node.get("path");
        Map<String, Map<String, String>> decisions = new LinkedHashMap<>();
        node.find("decisions")
                .ifPresent(all ->
                        all.keys().forEach(name -> all.find(name).ifPresent(one -> decisions.put(name, texts(one)))));
        return new Expect(
                node.list("path").stream().map(YamlNode::text).toList(),
                node.choice("status", Example.Status.class),
                node.find("due").isPresent() ? time(node, "due") : null,
                node.find("ended").isPresent() ? time(node, "ended") : null,
                overdue(node),
                decisions,
                node.find("document").map(ExampleFile::texts).orElse(Map.of()),
                node.find("agencies").map(ExampleFile::texts).orElse(Map.of()),
                lines);
    }

    private static @Nullable List<String> overdue(YamlNode node) {
        return node.find("overdue").isEmpty()
                ? null
                : node.list("overdue").stream().map(YamlNode::text).toList();
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.keys().forEach(key -> texts.put(key, node.text(key)));
        return texts;
    }

    private LocalDateTime time(YamlNode node, String key) {
        String text = node.text(key);
        try {
            return text.isEmpty() ? NEVER : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            pack.fault(node.place(key), "pack.example.time", key, text);
            return NEVER;
        }
    }
}
