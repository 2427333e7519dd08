package id.andalan.catalog.web;

import id.andalan.agency.Agencies;
import id.andalan.catalog.form.FormInput;
import id.andalan.catalog.form.Question;
import id.andalan.core.web.Formats;
import id.andalan.core.web.Problems;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * A single value that answers a question, in words and in the reader's language: one choice, one date, one sum. Of answers that are
 * lists or objects the caller hands over each value, or says it in its own way.
 */
@Component
public class AnswerTexts {
    private final Regions regions;
    private final Agencies agencies;
    private final Problems texts;
    private final City city;
    private final Clock clock;

    AnswerTexts(Regions regions, Agencies agencies, Problems texts, City city, Clock clock) {
        this.regions = regions;
        this.agencies = agencies;
        this.texts = texts;
        this.city = city;
        this.clock = clock;
    }

    /** A value that is not what its question asks for, as drafts and old versions have them, stays as it was typed. */
    public String of(Question question, Object value, Locale locale) {
        String typed = value.toString();
        Formats formats = new Formats(locale, city.zone(), clock);
        return switch (question.kind()) {
            case CHOICE, CHOICES ->
                question.option(value).map(option -> option.label().in(locale)).orElse(typed);
            case FLAG, CONSENT -> texts.text(value.equals(true) ? "form.yes" : "form.no", locale);
            case INTEGER, NUMBER -> value instanceof Number number ? formats.plain(number) : typed;
            case RUPIAH -> value instanceof Number number ? formats.rupiah(number.longValue()) : typed;
            case DATE -> date(typed, formats);
            case WARD -> ward(typed);
            case AGENCY ->
                agencies.find(typed).map(agency -> agency.name().in(locale)).orElse(typed);
            default -> FormInput.text(question.kind(), value);
        };
    }

    /** With its district, since wards of two districts may have one name. */
    public String ward(String code) {
        return regions.find(code)
                .map(ward -> ward.name()
                        + regions.find(String.valueOf(ward.parent()))
                                .map(Region::name)
                                .map(district -> ", " + district)
                                .orElse(""))
                .orElse(code);
    }

    private static String date(String typed, Formats formats) {
        try {
            return formats.date(LocalDate.parse(typed));
        } catch (DateTimeException e) {
            return typed;
        }
    }
}
