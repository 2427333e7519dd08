package id.andalan.catalog.web;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Values;
import id.andalan.catalog.form.Question;
import id.andalan.document.PublicEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries of public registers in words, in the reader's language. */
@Component
public class RegisterTexts {
    private final RegisterData data;
    private final AnswerTexts answers;

    RegisterTexts(RegisterData data, AnswerTexts answers) {
        this.data = data;
        this.answers = answers;
    }

    /** A public answer. */
    public record Cell(String name, String label, String text) {}

    /** What is there of an entry, in the order of the register. */
    List<Cell> cells(RegisterData.Register register, PublicEntry entry, Locale locale) {
        Blueprint plan = data.plan(register, entry);
        List<Cell> cells = new ArrayList<>();
        for (Question question : register.questions()) {
            Object value = entry.content().get(question.name());
            Question then = plan.question(question.name()).orElse(question);
            String text = text(then, value, locale);
            if (!text.isEmpty()) {
                cells.add(new Cell(question.name(), register.label(question).in(locale), text));
            }
        }
        return cells;
    }

    private String text(Question question, @Nullable Object value, Locale locale) {
        if (value instanceof List<?> several) {
            String between = question.questions().isEmpty() ? ", " : "; ";
            return several.stream().map(one -> singles(question, one, locale)).collect(Collectors.joining(between));
        }
        return singles(question, value, locale);
    }

    private String singles(Question question, @Nullable Object value, Locale locale) {
        List<String> singles = new ArrayList<>();
        Values.each(question, value, (inner, one) -> singles.add(answers.of(inner, one, locale)));
        return String.join(" – ", singles);
    }
}
