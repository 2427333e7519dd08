package id.andalan.casework.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.booking.BookingPicker;
import id.andalan.catalog.form.AskedWhen;
import id.andalan.catalog.form.Form;
import id.andalan.catalog.form.Question;
import id.andalan.catalog.form.QuestionKind;
import id.andalan.core.web.Faults;
import id.andalan.document.FileRef;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the {@link FormView} of some questions of a form. */
@Component
public class FormViews {
    private final Regions regions;
    private final Agencies agencies;
    private final City city;
    private final FormMap map;
    private final BookingPicker.Maker pickers;
    private final JsonMapper json;
    private final Clock clock;

    FormViews(
            Regions regions,
            Agencies agencies,
            City city,
            FormMap map,
            BookingPicker.Maker pickers,
            JsonMapper json,
            Clock clock) {
        this.regions = regions;
        this.agencies = agencies;
        this.city = city;
        this.map = map;
        this.pickers = pickers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the questions are shown with.
     *
     * @param answers of the whole form
     * @param prefix before every name of an input
     * @param files that the answers may name
     * @param key of the private link by which the reader came; null: the reader is known by an account
     */
    public record Shown(
            Map<String, Object> answers,
            Faults faults,
            String prefix,
            Collection<FileRef> files,
            @Nullable String key) {}

    public FormView view(Form form, Collection<Question> questions, Shown shown, Locale locale) {
        Set<String> asked = form.asked(shown.answers);
        Set<String> here = questions.stream().map(Question::name).collect(Collectors.toSet());
        List<FormView.Item> items = new ArrayList<>();
        for (Question question : questions) {
            boolean now = asked.contains(question.name());
            String when = form.isConditional(question.name()) ? when(form, question.name(), here, shown.answers) : null;
            if (now || when != null) {
                items.add(new FormView.Item(question, now, isOptional(form, question), when));
            }
        }
        return new FormView(form, items, shown.answers, shown.faults, shown.prefix, around(questions, shown, locale));
    }

    private static boolean isOptional(Form form, Question question) {
        return !question.required()
                && form.conditions().stream()
                        .noneMatch(condition -> condition.required().contains(question.name()));
    }

    /** The ways to be asked that answers of this page decide; null when they decide nothing. */
    private @Nullable String when(Form form, String name, Set<String> here, Map<String, Object> answers) {
        List<Object> ways = new ArrayList<>();
        for (AskedWhen condition : form.conditions()) {
            if (!condition.asked().contains(name)) {
                continue;
            }
            List<AskedWhen.Test> elsewhere = condition.tests().stream()
                    .filter(test -> !here.contains(test.field()))
                    .toList();
            List<Object> tests = condition.tests().stream()
                    .filter(test -> here.contains(test.field()))
                    .map(FormViews::test)
                    .toList();
            if (new AskedWhen(elsewhere, Set.of(), Set.of()).holds(answers)) {
                if (tests.isEmpty()) {
                    return null;
                }
                ways.add(tests);
            }
        }
        return ways.isEmpty() ? null : json.writeValueAsString(ways);
    }

    private static Object test(AskedWhen.Test test) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("field", test.field());
        if (test.contains() != null) {
            plain.put("contains", test.contains());
        } else if (test.minimum() != null || test.maximum() != null) {
            plain.put("minimum", test.minimum());
            plain.put("maximum", test.maximum());
        } else {
            plain.put("values", test.values().stream().map(String::valueOf).toList());
        }
        return plain;
    }

    private FormView.Around around(Collection<Question> questions, Shown shown, Locale locale) {
        Set<QuestionKind> kinds = new HashSet<>();
        questions.forEach(question -> {
            kinds.add(question.kind());
            question.questions().forEach(inner -> kinds.add(inner.kind()));
        });
        LocalDate today = city.dateAt(clock.instant());
        return new FormView.Around(
                kinds.contains(QuestionKind.WARD) ? wards(today) : Map.of(),
                kinds.contains(QuestionKind.AGENCY) ? agencies(today, locale) : List.of(),
                kinds.contains(QuestionKind.PLACE) ? map.frame() : null,
                pickers,
                new FormView.Shelf(
                        shown.files.stream()
                                .collect(Collectors.toMap(file -> file.id().toString(), Function.identity())),
                        shown.key),
                today,
                locale);
    }

    private List<Agency> agencies(LocalDate today, Locale locale) {
        return agencies.list(today).stream()
                .sorted(Comparator.comparing(agency -> agency.name().in(locale)))
                .toList();
    }

    /** Today's wards by the name of their district, each by name. */
    private Map<String, List<Region>> wards(LocalDate today) {
        List<Region> all = regions.wards(today);
        Map<String, List<Region>> byDistrict = new LinkedHashMap<>();
        for (Region district : regions.districts(today)) {
            byDistrict.put(
                    district.name(),
                    all.stream()
                            .filter(ward -> district.code().equals(ward.parent()))
                            .sorted(Comparator.comparing(Region::name))
                            .toList());
        }
        return byDistrict;
    }
}
