package id.andalan.casework.web;

import id.andalan.booking.BookingRequest;
import id.andalan.booking.Places;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormPage;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.catalog.web.AnswerTexts;
import id.andalan.core.web.Formats;
import id.andalan.document.FileRef;
import id.andalan.region.City;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Answers in words, for people to read: {@code form/answers.jte} shows them. */
@Component
public class FormAnswers {
    private final AnswerTexts single;
    private final Regions regions;
    private final City city;
    private final Places places;
    private final MessageSource messages;
    private final Clock clock;

    FormAnswers(AnswerTexts single, Regions regions, City city, Places places, MessageSource messages, Clock clock) {
        this.single = single;
        this.regions = regions;
        this.city = city;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The answers of one page of the form.
     *
     * @param number of the page, from 1
     */
    public record Section(int number, String title, List<Line> lines) {}

    /**
     * A question with its answer.
     *
     * @param texts the answer, a paragraph each; empty when it was left empty
     * @param members of a group, each with its lines
     */
    public record Line(String field, String label, List<String> texts, List<FileRef> files, List<List<Line>> members) {
        public boolean isEmpty() {
            return texts.isEmpty() && files.isEmpty() && members.isEmpty();
        }
    }

    /** What was asked, page by page, with the answers. */
    public List<Section> sections(Form form, Map<String, Object> answers, Collection<FileRef> files, Locale locale) {
        Map<String, Object> kept = form.kept(answers);
        Set<String> asked = form.asked(kept);
        List<Section> sections = new ArrayList<>();
        int number = 0;
        for (FormPage page : form.pages()) {
            number++;
            List<Line> lines = page.fields().stream()
                    .filter(asked::contains)
                    .map(name -> form.find(name).orElseThrow())
                    .map(question -> line(question, kept.get(question.name()), files, locale))
                    .toList();
            if (!lines.isEmpty()) {
                sections.add(new Section(number, page.title().in(locale), lines));
            }
        }
        return sections;
    }

    public Line line(Question question, @Nullable Object value, Collection<FileRef> files, Locale locale) {
        String label = question.label().in(locale);
        List<FileRef> chosen = List.of();
        List<List<Line>> members = new ArrayList<>();
        List<String> texts = List.of();
        if (question.kind() == QuestionKind.FILE && value instanceof List<?> references) {
            chosen = files.stream()
                    .filter(file -> references.contains(file.id().toString()))
                    .toList();
        } else if (question.kind() == QuestionKind.GROUP && value instanceof List<?> list) {
            for (Object member : list) {
                Map<?, ?> answers = member instanceof Map<?, ?> map ? map : Map.of();
                members.add(question.questions().stream()
                        .map(inner -> line(inner, answers.get(inner.name()), files, locale))
                        .toList());
            }
        } else if (value != null) {
            texts = texts(question, value, locale);
        }
        return new Line(question.name(), label, texts, chosen, members);
    }

    private List<String> texts(Question question, Object value, Locale locale) {
        return switch (question.kind()) {
            case PLACE -> place(value);
            case BOOKING -> booking(value, locale);
            default ->
                question.kind() == QuestionKind.CHOICES && value instanceof List<?> several
                        ? several.stream()
                                .map(one -> single.of(question, one, locale))
                                .toList()
                        : List.of(single.of(question, value, locale));
        };
    }

    private List<String> place(Object value) {
        if (!(value instanceof Map<?, ?> point)
                || !(point.get("lat") instanceof Number lat)
                || !(point.get("lon") instanceof Number lon)) {
            return List.of();
        }
        String degrees = String.format(Locale.ROOT, "%.5f, %.5f", lat.doubleValue(), lon.doubleValue());
        try {
            return List.of(
                    single.ward(regions.locate(lat.doubleValue(), lon.doubleValue())
                            .ward()
                            .code()),
                    degrees);
        } catch (id.andalan.core.Refusal outside) {
            return List.of(degrees);
        }
    }

    private List<String> booking(Object value, Locale locale) {
        if (!(value instanceof Map<?, ?> booking)) {
            return List.of();
        }
        String code = String.valueOf(booking.get("place"));
        String place = places.find(code).map(one -> one.name().in(locale)).orElse(code);
        String when = moment(booking.get("from"), locale) + " – " + moment(booking.get("to"), locale);
        List<String> said = new ArrayList<>(List.of(place, when));
        String equipment = equipment(booking.get("equipment"), locale);
        if (!equipment.isEmpty()) {
            said.add(equipment);
        }
        if (BookingRequest.waits(booking)) {
            said.add(messages.getMessage("booking.wait.said", null, locale));
        }
        return said;
    }

    /** 20 Kursi lipat, 1 Tenda */
    private String equipment(@Nullable Object value, Locale locale) {
        return value instanceof Map<?, ?> counts
                ? counts.entrySet().stream()
                        .map(one -> one.getValue() + " " + equipment(String.valueOf(one.getKey()), locale))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private String equipment(String code, Locale locale) {
        return places.findEquipment(code).map(one -> one.name().in(locale)).orElse(code);
    }

    private String moment(@Nullable Object value, Locale locale) {
        try {
            return new Formats(locale, city.zone(), clock)
                    .dateTime(LocalDateTime.parse(String.valueOf(value))
                            .atZone(city.zone())
                            .toInstant());
        } catch (DateTimeException e) {
            return String.valueOf(value);
        }
    }
}
