package id.andalan.catalog.web;

import id.andalan.catalog.Blueprint;
import id.andalan.catalog.Values;
import id.andalan.catalog.form.Question;
import id.andalan.core.web.Formats;
import id.andalan.core.web.Problems;
import id.andalan.document.PublicEntry;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
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
    private final Regions regions;
    private final Problems texts;
    private final City city;
    private final Clock clock;

    RegisterTexts(RegisterData data, Regions regions, Problems texts, City city, Clock clock) {
        this.data = data;
        this.regions = regions;
        this.texts = texts;
        this.city = city;
        this.clock = clock;
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
        Values.each(question, value, (inner, one) -> singles.add(single(inner, one, locale)));
        return String.join(" – ", singles);
    }

    private String single(Question question, Object value, Locale locale) {
        Formats formats = new Formats(locale, city.zone(), clock);
        return switch (question.kind()) {
            case WARD -> regions.find(value.toString()).map(Region::name).orElse(value.toString());
            case RUPIAH -> value instanceof Number number ? formats.rupiah(number.longValue()) : value.toString();
            case NUMBER -> value instanceof Number number ? formats.decimal(number.doubleValue(), 2) : value.toString();
            case DATE -> formats.date(LocalDate.parse(value.toString()));
            case FLAG -> texts.text(value.equals(true) ? "form.yes" : "form.no", locale);
            default ->
                question.option(value).map(option -> option.label().in(locale)).orElse(value.toString());
        };
    }
}
