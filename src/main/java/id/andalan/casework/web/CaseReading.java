package id.andalan.casework.web;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.FormPage;
import id.andalan.catalog.form.Option;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.web.Formats;
import id.andalan.document.FileRef;
import id.andalan.document.FileType;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was answered, in words, page by page as it was asked; then what officials filled in. */
@Component
public class CaseReading {
    private final Regions regions;
    private final City city;
    private final DeskTexts texts;
    private final Clock clock;

    CaseReading(Regions regions, City city, DeskTexts texts, Clock clock) {
        this.regions = regions;
        this.city = city;
        this.texts = texts;
        this.clock = clock;
    }

    /** Answers that were asked for together. */
    public record Section(String title, List<Line> lines) {}

    /**
     * A question with its answer.
     *
     * @param members of a group, each with its lines
     */
    public record Line(String label, String text, List<FileRef> files, List<List<Line>> members) {
        public boolean isEmpty() {
            return text.isEmpty() && files.isEmpty() && members.isEmpty();
        }
    }

    /** A point that was answered. */
    public record Spot(String label, double lat, double lon) {}

    List<Section> sections(Blueprint plan, Map<String, Object> facts, Collection<FileRef> files, Locale locale) {
        List<Section> sections = new ArrayList<>();
        add(sections, plan.form(), facts, files, locale, null);
        plan.taskForms()
                .forEach((task, form) -> add(
                        sections,
                        form,
                        facts,
                        files,
                        locale,
                        texts.text("desk.filled", locale, DeskTexts.node(plan, task))));
        return sections;
    }

    private void add(
            List<Section> sections,
            Form form,
            Map<String, Object> facts,
            Collection<FileRef> files,
            Locale locale,
            @Nullable String title) {
        Set<String> asked = form.asked(facts);
        boolean officials = title != null;
        if (officials && form.questions().stream().noneMatch(question -> facts.get(question.name()) != null)) {
            return;
        }
        for (FormPage page : form.pages()) {
            List<Line> lines = page.fields().stream()
                    .filter(asked::contains)
                    .map(name -> form.find(name).orElseThrow())
                    .map(question -> line(question, facts.get(question.name()), files, locale))
                    .toList();
            if (!lines.isEmpty()) {
                sections.add(new Section(officials ? title : page.title().in(locale), lines));
            }
        }
    }

    private Line line(Question question, @Nullable Object value, Collection<FileRef> files, Locale locale) {
        String label = question.label().in(locale);
        if (question.kind() == QuestionKind.FILE && value instanceof List<?> names) {
            return new Line(
                    label,
                    "",
                    files.stream()
                            .filter(file -> names.contains(file.id().toString()))
                            .toList(),
                    List.of());
        }
        if (question.kind() == QuestionKind.GROUP && value instanceof List<?> list) {
            List<List<Line>> members = new ArrayList<>();
            for (Object member : list) {
                Map<?, ?> answers = member instanceof Map<?, ?> map ? map : Map.of();
                members.add(question.questions().stream()
                        .map(inner -> line(inner, answers.get(inner.name()), files, locale))
                        .toList());
            }
            return new Line(label, "", List.of(), members);
        }
        return new Line(label, value == null ? "" : said(question, value, locale), List.of(), List.of());
    }

    private String said(Question question, Object value, Locale locale) {
        return switch (question.kind()) {
            case CHOICE -> label(question, value, locale);
            case CHOICES ->
                value instanceof List<?> several
                        ? String.join(
                                ", ",
                                several.stream()
                                        .map(one -> label(question, one, locale))
                                        .toList())
                        : value.toString();
            case FLAG, CONSENT -> texts.text(Boolean.TRUE.equals(value) ? "desk.yes" : "desk.no", locale);
            case DATE -> date(value.toString(), locale);
            case RUPIAH -> "Rp " + FormInput.text(QuestionKind.RUPIAH, value);
            case WARD -> ward(value.toString());
            case PLACE, BOOKING -> parts(value);
            default -> FormInput.text(question.kind(), value);
        };
    }

    private static String label(Question question, @Nullable Object value, Locale locale) {
        return question.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .map(label -> label.in(locale))
                .orElse(String.valueOf(value));
    }

    private String date(String text, Locale locale) {
        try {
            return new Formats(locale, city.zone(), clock).date(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private String ward(String code) {
        return regions.find(code)
                .map(ward -> ward.name()
                        + regions.find(String.valueOf(ward.parent()))
                                .map(Region::name)
                                .map(district -> ", " + district)
                                .orElse(""))
                .orElse(code);
    }

    /** "Pendopo, 2026-12-31 09:00, 2026-12-31 12:00". */
    private static String parts(Object value) {
        return value instanceof Map<?, ?> map
                ? String.join(
                        ", ",
                        map.values().stream()
                                .map(part -> part instanceof List<?> list
                                        ? String.join(
                                                ", ",
                                                list.stream()
                                                        .map(String::valueOf)
                                                        .toList())
                                        : String.valueOf(part).replace('T', ' '))
                                .toList())
                : value.toString();
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
