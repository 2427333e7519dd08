package id.andalan.casework.web;

import id.andalan.agency.Agency;
import id.andalan.booking.BookingPicker;
import id.andalan.catalog.form.DayLimit;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.web.Faults;
import id.andalan.document.FileRef;
import id.andalan.region.MapPlaces;
import id.andalan.region.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions as a page shows them: {@code form/questions.jte} draws them as inputs, {@code form/answers.jte} draws answers to read. Made by
 * {@link FormViews}; used by the pages of applicants and by the tasks of officials.
 *
 * @param items what is on the page
 * @param answers as typed so far, of the whole form
 * @param faults by path of the answer
 * @param prefix before every name of an input
 */
public record FormView(
        Form form, List<Item> items, Map<String, Object> answers, Faults faults, String prefix, Around around) {

    /**
     * A question on the page.
     *
     * @param asked false: it waits in the page until an answer calls for it
     * @param when JSON for {@code form.js}: a list of ways to be asked, each a list of tests on answers of this page; null: always asked
     */
    public record Item(
            Question question,
            boolean asked,
            boolean optional,
            @Nullable String when) {}

    /**
     * What the inputs choose from.
     *
     * @param wards by the name of their district
     * @param agencies of today, by name
     * @param map null on a page without a map
     */
    public record Around(
            Map<String, List<Region>> wards,
            List<Agency> agencies,
            @Nullable MapFrame map,
            BookingPicker.Maker pickers,
            Shelf files,
            LocalDate today,
            Locale locale) {}

    /**
     * The files that answers may name.
     *
     * @param key of the private link by which the reader came; null: the reader is known by an account
     */
    public record Shelf(Map<String, FileRef> byId, @Nullable String key) {}

    /**
     * What base-map.js needs to know.
     *
     * @param tiles address pattern of a tile server; empty: the ward boundaries
     * @param schematic the boundaries are our own drawing, and the page says so
     */
    public record MapFrame(
            String tiles,
            boolean schematic,
            double lat,
            double lon,
            int zoom,
            MapPlaces places,
            MapPlaces.Place start) {}

    /** What was answered so far, of whatever kind; nothing when it is null. */
    public record Answer(@Nullable Object value) {
        public boolean is(Object other) {
            return other.equals(value);
        }
    }

    /** The agencies that a question lets people choose from. */
    public List<Agency> agencies(Question question) {
        List<String> types = question.extras().agencies();
        return around.agencies().stream()
                .filter(agency ->
                        types.isEmpty() || types.contains(agency.type().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    public Answer value(Question question) {
        return new Answer(answers.get(question.name()));
    }

    /** Of a question inside a member of a group. */
    public Answer value(Question question, Map<?, ?> member) {
        return new Answer(member.get(question.name()));
    }

    /** Of an input with one value. */
    public String text(Question question, Answer answer) {
        return FormInput.text(question.kind(), answer.value());
    }

    /** A part of an answer that is an object. */
    public String part(Answer answer, String name) {
        Object part = answer.value() instanceof Map<?, ?> map ? map.get(name) : null;
        return part instanceof Map<?, ?>
                ? ""
                : FormInput.text(QuestionKind.TEXT, part).replace(',', '.');
    }

    public boolean chosen(Answer answer, Object option) {
        return answer.value() instanceof List<?> several ? several.contains(option) : answer.is(option);
    }

    /** The members of a group; one empty one where the form asks for one at least and there is none. */
    public List<Map<?, ?>> members(Question group, Answer answer) {
        List<Map<?, ?>> members = new java.util.ArrayList<>();
        if (answer.value() instanceof List<?> list) {
            list.forEach(one -> members.add(one instanceof Map<?, ?> map ? map : Map.of()));
        }
        if (members.isEmpty() && group.bounds().fewest() > 0) {
            members.add(Map.of());
        }
        return members;
    }

    /** The files of an answer that are still there. */
    public List<FileRef> files(Answer answer) {
        return answer.value() instanceof List<?> list
                ? list.stream()
                        .map(reference ->
                                Optional.ofNullable(around.files().byId().get(String.valueOf(reference))))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    public String href(FileRef file) {
        return file.path(around.files().key());
    }

    public @Nullable String day(@Nullable DayLimit limit) {
        return limit == null ? null : limit.on(around.today()).toString();
    }

    /** For the attribute {@code accept} of a file input. */
    public String accept(Question question) {
        return String.join(
                ",",
                question.files().types().stream()
                        .map(type -> switch (type) {
                            case "pdf" -> "application/pdf";
                            case "png" -> "image/png";
                            default -> "image/jpeg";
                        })
                        .toList());
    }

    /** What a booking question offers. */
    public BookingPicker picker(Question question, String name, Answer answer) {
        java.util.Map<String, Object> before = new java.util.HashMap<>();
        if (answer.value() instanceof Map<?, ?> map) {
            map.forEach((key, value) -> before.put(String.valueOf(key), value));
        }
        return around.pickers().make(name, String.valueOf(question.extras().booking()), before);
    }

    public Locale locale() {
        return around.locale();
    }
}
