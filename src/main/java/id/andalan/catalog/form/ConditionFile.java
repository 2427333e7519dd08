package id.andalan.catalog.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code allOf} of a form: {@code if} earlier answers are such, {@code then} more is asked. */
final class ConditionFile {
    private static final int MOST = 100;

    private final SchemaLook look;
    private final Map<String, Question> questions;
    private final Map<String, Integer> order;
    private final Set<String> always;

    /** @param order of asking, by name; {@code always} is required of everybody */
    ConditionFile(SchemaLook look, Map<String, Question> questions, Map<String, Integer> order, Set<String> always) {
        this.look = look;
        this.questions = questions;
        this.order = order;
        this.always = always;
    }

    List<AskedWhen> read(SchemaNode root) {
        List<AskedWhen> conditions = new ArrayList<>();
        List<SchemaNode> written = look.list(root, "allOf");
        if (written.size() > MOST) {
            look.add(root.line("allOf"), "pack.form.if.many", MOST);
            return conditions;
        }
        for (SchemaNode part : written) {
            look.only(part, Set.of("if", "then", "$comment"));
            Optional<SchemaNode> condition = look.object(part, "if");
            Optional<SchemaNode> then = look.object(part, "then");
            if (condition.isEmpty() || then.isEmpty()) {
                look.add(part.line(), "pack.form.if");
                continue;
            }
            conditions.add(one(condition.get(), then.get()));
        }
        return conditions;
    }

    private AskedWhen one(SchemaNode condition, SchemaNode then) {
        List<AskedWhen.Test> tests = tests(condition);
        look.only(then, Set.of("required", "properties", "$comment"));
        Set<String> required = new LinkedHashSet<>();
        look.texts(then, "required").forEach(name -> {
            required.add(name.text().orElse(""));
            asked(name.text().orElse(""), name.line(), tests);
        });
        Set<String> asked = new LinkedHashSet<>(required);
        look.object(then, "properties")
                .ifPresent(properties -> properties.fields().forEach((name, value) -> {
                    if (!value.is(true)) {
                        look.add(value.line(), "pack.form.then.true", name);
                    }
                    asked.add(name);
                    asked(name, value.line(), tests);
                }));
        if (asked.isEmpty()) {
            look.add(then.line(), "pack.form.then");
        }
        return new AskedWhen(tests, asked, required);
    }

    /** What is asked on a condition comes after the answers it looks at, and is not asked of everybody anyway. */
    private void asked(String name, int line, List<AskedWhen.Test> tests) {
        if (!questions.containsKey(name)) {
            look.add(line, "pack.form.then.unknown", name);
            return;
        }
        if (always.contains(name)) {
            look.add(line, "pack.form.then.always", name);
        }
        int place = order.getOrDefault(name, Integer.MAX_VALUE);
        tests.stream()
                .filter(test -> order.getOrDefault(test.field(), -1) >= place)
                .findFirst()
                .ifPresent(test -> look.add(line, "pack.form.then.before", name, test.field()));
    }

    private List<AskedWhen.Test> tests(SchemaNode condition) {
        look.only(condition, Set.of("properties", "required", "$comment"));
        List<AskedWhen.Test> tests = new ArrayList<>();
        Set<String> required = new HashSet<>();
        look.texts(condition, "required")
                .forEach(name -> required.add(name.text().orElse("")));
        Optional<SchemaNode> properties = look.object(condition, "properties");
        if (properties.map(found -> found.fields().isEmpty()).orElse(true)) {
            look.add(condition.line(), "pack.form.if");
            return tests;
        }
        properties.get().fields().forEach((name, value) -> {
            if (!required.contains(name)) {
                // Otherwise the condition holds while nothing is answered.
                look.add(value.line(), "pack.form.if.required", name);
            }
            Question question = questions.get(name);
            if (question == null) {
                look.add(value.line(), "pack.form.if.unknown", name);
            } else {
                tests.add(test(question, value));
            }
        });
        return tests;
    }

    private AskedWhen.Test test(Question question, SchemaNode value) {
        look.only(value, Set.of("const", "enum", "contains", "minimum", "maximum", "$comment"));
        List<Object> values = new ArrayList<>();
        value.find("const").ifPresent(one -> values.add(fitting(question, one)));
        look.list(value, "enum").forEach(one -> values.add(fitting(question, one)));
        String contains = contains(question, value);
        BigDecimal minimum = look.number(value, "minimum");
        BigDecimal maximum = look.number(value, "maximum");
        boolean ranged = minimum != null || maximum != null;
        int ways = (value.has("const") ? 1 : 0)
                + (value.has("enum") ? 1 : 0)
                + (value.has("contains") ? 1 : 0)
                + (ranged ? 1 : 0);
        if (ways != 1 || (ranged && !question.kind().isNumber())) {
            look.add(value.line(), "pack.form.if.test", question.name());
        }
        return new AskedWhen.Test(question.name(), values, contains, minimum, maximum);
    }

    private @Nullable String contains(Question question, SchemaNode value) {
        Optional<SchemaNode> inner = look.object(value, "contains");
        if (inner.isEmpty()) {
            return null;
        }
        look.only(inner.get(), Set.of("const"));
        String wanted = look.text(inner.get(), "const").orElse("");
        if (question.kind() != QuestionKind.CHOICES || question.option(wanted).isEmpty()) {
            look.add(inner.get().line(), "pack.form.if.value", wanted, question.name());
        }
        return wanted;
    }

    private Object fitting(Question question, SchemaNode value) {
        Object plain = value.plain();
        boolean comparable = switch (question.kind()) {
            case GROUP, FILE, PLACE, BOOKING, CHOICES -> false;
            default -> true;
        };
        if (plain == null || !comparable || !AnswerCheck.fits(question, plain)) {
            look.add(value.line(), "pack.form.if.value", String.valueOf(plain), question.name());
        }
        return plain == null ? "" : plain;
    }
}
