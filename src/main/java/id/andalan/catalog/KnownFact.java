package id.andalan.catalog;

import id.andalan.catalog.decision.Decision;
import id.andalan.catalog.decision.FeelType;
import id.andalan.catalog.feel.Comparison;
import id.andalan.catalog.form.FieldType;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.process.Walk;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a case may know: an answer of the applicant or of an official, what a decision gives, how the last task ended.
 *
 * @param field what a form asks for; null for the others
 * @param values every text that it can be; empty when that is not known, or when it is none
 * @param file and {@code line} where it comes from, within the folder of the service; line 0 for what every case knows
 */
record KnownFact(
        String name, FieldType.Feel feel, @Nullable FieldType field, List<String> values, String file, int line) {

    private static final KnownFact OUTCOME =
            new KnownFact(Handling.OUTCOME, FieldType.Feel.TEXT, null, List.of(), "", 0);
    private static final KnownFact AVAILABLE =
            new KnownFact(Walk.AVAILABLE, FieldType.Feel.FLAG, null, List.of(), "", 0);

    /** Takes two facts of one name. */
    interface Twice {
        void add(KnownFact second, KnownFact first);
    }

    static Map<String, KnownFact> of(
            Form form, Map<String, Form> taskForms, Map<String, Decision> decisions, Twice twice) {
        Map<String, KnownFact> facts = new LinkedHashMap<>();
        facts.put(OUTCOME.name, OUTCOME);
        facts.put(AVAILABLE.name, AVAILABLE);
        form.fields().forEach((name, type) -> add(facts, asked(name, type, "form.schema.json"), twice));
        taskForms.forEach((task, one) -> one.fields()
                .forEach((name, type) -> add(facts, asked(name, type, "task-" + task + ".schema.json"), twice)));
        decisions.forEach((file, decision) -> decision.outputs()
                .forEach(output -> add(
                        facts,
                        new KnownFact(
                                output.name(),
                                feel(output.type()),
                                null,
                                List.copyOf(decision.words(output.name())),
                                file,
                                1),
                        twice)));
        return facts;
    }

    /** What a form asks for; also within a group. */
    static KnownFact asked(String name, FieldType type, String file) {
        return new KnownFact(name, type.feel(), type, type.values(), file, type.line());
    }

    private static void add(Map<String, KnownFact> facts, KnownFact fact, Twice twice) {
        KnownFact first = facts.putIfAbsent(fact.name, fact);
        if (first != null || fact.name.equals(Decision.TODAY)) {
            twice.add(fact, first == null ? OUTCOME : first);
        }
    }

    private static FieldType.Feel feel(FeelType type) {
        return switch (type) {
            case NUMBER -> FieldType.Feel.NUMBER;
            case STRING -> FieldType.Feel.TEXT;
            case BOOLEAN -> FieldType.Feel.FLAG;
            case DATE -> FieldType.Feel.DATE;
            case ANY -> FieldType.Feel.LIST;
        };
    }

    /** Goes into a table that wants this type. */
    boolean fits(FeelType wanted) {
        return switch (wanted) {
            case NUMBER -> feel == FieldType.Feel.NUMBER;
            case STRING -> feel == FieldType.Feel.TEXT || feel == FieldType.Feel.DATE;
            case BOOLEAN -> feel == FieldType.Feel.FLAG;
            case DATE -> feel == FieldType.Feel.DATE;
            case ANY -> true;
        };
    }

    /** Can it be compared so, and could it ever be that? */
    boolean fits(Comparison comparison) {
        return switch (comparison.value()) {
            case BigDecimal number -> feel == FieldType.Feel.NUMBER;
            case Boolean flag -> feel == FieldType.Feel.FLAG;
            case String text ->
                (feel == FieldType.Feel.TEXT && offers(text)) || (feel == FieldType.Feel.DATE && isDate(text));
            default -> false;
        };
    }

    /** Where it comes from, for people. */
    String from() {
        return file.isEmpty() ? "andalan" : file + ":" + line;
    }

    /** Where it comes from and what it can be, for people. */
    String said() {
        return values.isEmpty() ? from() : from() + ": " + String.join(", ", values);
    }

    /** Could it ever be this text? */
    boolean canBe(String text) {
        return switch (feel) {
            case TEXT -> offers(text);
            case DATE -> isDate(text);
            case FLAG, NUMBER -> false;
            case LIST, CONTEXT -> true;
        };
    }

    private boolean offers(String text) {
        return values.isEmpty() || values.contains(text);
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
