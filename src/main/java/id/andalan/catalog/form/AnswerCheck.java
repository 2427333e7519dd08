package id.andalan.catalog.form;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Checks answers: first by the JSON Schema, then what the formats and the city say; one fault per answer, in plain words. */
final class AnswerCheck {
    private final Map<String, Question> questions;
    private final Schema schema;

    AnswerCheck(Map<String, Question> questions, Schema schema) {
        this.questions = questions;
        this.schema = schema;
    }

    List<FormFault> faults(Map<String, Object> answers, FormWorld world) {
        Map<String, FormFault> found = new LinkedHashMap<>();
        try {
            for (Error error : schema.validate(SchemaText.JSON.valueToTree(answers))) {
                told(error).ifPresent(fault -> found.putIfAbsent(fault.path(), fault));
            }
        } catch (JacksonException | ClassCastException e) {
            // A value that is no JSON at all.
            return List.of(new FormFault("", "form.answers.large", List.of()));
        }
        for (Question question : questions.values()) {
            Object answer = answers.get(question.name());
            if (answer != null) {
                new Formats(question, question.name(), world, found).check(answer);
            }
        }
        List<FormFault> ordered = new ArrayList<>();
        questions
                .keySet()
                .forEach(name -> found.values().stream()
                        .filter(fault -> fault.field().equals(name))
                        .forEach(ordered::add));
        found.values().stream()
                .filter(fault -> !questions.containsKey(fault.field()))
                .forEach(ordered::add);
        return ordered;
    }

    /** The fault of the validator at its question; empty where another fault says it better. */
    private Optional<FormFault> told(Error error) {
        StringBuilder path = new StringBuilder();
        Question question = null;
        NodePath at = error.getInstanceLocation();
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < at.getNameCount(); i++) {
            steps.add(at.getElement(i));
        }
        if (error.getProperty() != null
                && (error.getKeyword().equals("required") || error.getKeyword().equals("additionalProperties"))) {
            steps.add(error.getProperty());
        }
        for (Object step : steps) {
            if (step instanceof Integer index) {
                if (question != null && question.kind() != QuestionKind.GROUP) {
                    break;
                }
                path.append('[').append(index).append(']');
                continue;
            }
            Question next = question == null ? questions.get(step.toString()) : inner(question, step.toString());
            if (next == null && question != null && question.kind() != QuestionKind.GROUP) {
                break;
            }
            path.append(path.isEmpty() ? "" : ".").append(step);
            question = next;
            if (next == null) {
                break;
            }
        }
        if (question == null) {
            return Optional.of(
                    steps.isEmpty()
                            ? new FormFault("", "form.answers.large", List.of())
                            : new FormFault(path.toString(), "form.unknown", List.of(path.toString())));
        }
        return Optional.of(FaultWords.of(question, path.toString(), error.getKeyword()));
    }

    private static @Nullable Question inner(Question question, String name) {
        return question.find(name).orElse(null);
    }

    /** Whether a single value could be the answer to a question, for defaults and conditions of the form file. */
    static boolean fits(Question question, Object value) {
        Bounds bounds = question.bounds();
        return switch (question.kind()) {
            case TEXT, LONG_TEXT ->
                value instanceof String text
                        && length(text, bounds, question.kind())
                        && (bounds.pattern() == null
                                || SafePattern.matches(SafePattern.compile(bounds.pattern()), text));
            case CHOICE -> value instanceof String && question.option(value).isPresent();
            case CHOICES ->
                value instanceof List<?> several
                        && several.stream()
                                .allMatch(one ->
                                        one != null && question.option(one).isPresent());
            case FLAG -> value instanceof Boolean;
            case CONSENT -> value.equals(true);
            case INTEGER, RUPIAH, NUMBER -> number(question, value);
            case DATE -> value instanceof String text && Formats.day(text).isPresent();
            case EMAIL, PHONE, NIK, WARD, AGENCY ->
                value instanceof String text && Formats.looks(question.kind(), text);
            case PLACE, FILE, BOOKING, GROUP -> false;
        };
    }

    private static boolean length(String text, Bounds bounds, QuestionKind kind) {
        int length = text.codePointCount(0, text.length());
        return length >= (bounds.minLength() == null ? 0 : bounds.minLength()) && length <= bounds.longest(kind);
    }

    private static boolean number(Question question, Object value) {
        Bounds bounds = question.bounds();
        return Answers.number(value)
                .filter(number -> question.kind() == QuestionKind.NUMBER
                        || number.stripTrailingZeros().scale() <= 0)
                .filter(number -> question.kind() != QuestionKind.RUPIAH || number.signum() >= 0)
                .filter(number -> bounds.minimum() == null || number.compareTo(bounds.minimum()) >= 0)
                .filter(number -> bounds.maximum() == null || number.compareTo(bounds.maximum()) <= 0)
                .isPresent();
    }
}
