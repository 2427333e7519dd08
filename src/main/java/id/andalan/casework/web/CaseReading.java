package id.andalan.casework.web;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.document.FileRef;
import id.andalan.document.FileType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was answered, in words, page by page as it was asked; then what officials filled in. */
@Component
public class CaseReading {
    private final FormAnswers answers;
    private final DeskTexts texts;

    CaseReading(FormAnswers answers, DeskTexts texts) {
        this.answers = answers;
        this.texts = texts;
    }

    /** Answers that were asked for together. */
    public record Section(String title, List<FormAnswers.Line> lines) {}

    /** A point that was answered. */
    public record Spot(String label, double lat, double lon) {}

    List<Section> sections(Blueprint plan, Map<String, Object> facts, Collection<FileRef> files, Locale locale) {
        List<Section> sections = new ArrayList<>();
        answers.sections(plan.form(), facts, files, locale)
                .forEach(section -> sections.add(new Section(section.title(), section.lines())));
        plan.taskForms().forEach((task, form) -> {
            boolean filled = form.questions().stream().anyMatch(question -> facts.containsKey(question.name()));
            if (filled) {
                sections.add(new Section(
                        texts.text("desk.filled", locale, DeskTexts.node(plan, task)),
                        answers.sections(form, facts, files, locale).stream()
                                .flatMap(section -> section.lines().stream())
                                .toList()));
            }
        });
        return sections;
    }

    /** The first point of the answers, for the map. */
    static @Nullable Spot spot(Blueprint plan, Map<String, Object> facts, Locale locale) {
        for (Question question : plan.form().questions()) {
            if (question.kind() == QuestionKind.PLACE
                    && facts.get(question.name()) instanceof Map<?, ?> point
                    && point.get("lat") instanceof Number lat
                    && point.get("lon") instanceof Number lon) {
                return new Spot(question.label().in(locale), lat.doubleValue(), lon.doubleValue());
            }
        }
        return null;
    }

    /** A file that a page can show as a picture. */
    public static boolean isPicture(FileRef file) {
        return file.type() != FileType.PDF;
    }
}
