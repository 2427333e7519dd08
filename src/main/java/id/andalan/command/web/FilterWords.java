package id.andalan.command.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.core.web.Formats;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A filter in one line for people: "Terbuka · Kalumata · Sampah menumpuk". */
@Component
class FilterWords {
    private final Regions regions;
    private final Agencies agencies;
    private final Categories categories;
    private final City city;
    private final MessageSource messages;
    private final Clock clock;

    FilterWords(
            Regions regions, Agencies agencies, Categories categories, City city, MessageSource messages, Clock clock) {
        this.regions = regions;
        this.agencies = agencies;
        this.categories = categories;
        this.city = city;
        this.messages = messages;
        this.clock = clock;
    }

    String t(String key, Locale locale, Object... args) {
        String text = messages.getMessage(key, args, key, locale);
        return text == null ? key : text;
    }

    String ward(String code) {
        return regions.find(code).map(Region::name).orElse(code);
    }

    String agency(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }

    String category(String code, Locale locale) {
        return categories.find(code).map(found -> found.name().in(locale)).orElse(code);
    }

    String of(ReportFilter filter, Locale locale) {
        List<String> words = new ArrayList<>();
        if (filter.overdue()) {
            words.add(t("wall.overdue", locale));
        } else if (filter.statuses().equals(ReportStatus.OPEN)) {
            words.add(t("wall.open", locale));
        } else {
            filter.statuses().stream().sorted().forEach(status -> words.add(t("status." + status.code(), locale)));
        }
        ReportFilter.Area area = filter.area();
        add(words, area.district() == null ? null : ward(area.district()));
        add(words, area.ward() == null ? null : ward(area.ward()));
        add(words, area.agency() == null ? null : agency(area.agency()));
        add(words, area.category() == null ? null : category(area.category(), locale));
        Formats formats = new Formats(locale, city.zone(), clock);
        ReportFilter.Time time = filter.time();
        add(words, span("wall.rows.filed", time.filedFrom(), time.filedTo(), locale, formats));
        add(words, span("wall.rows.resolved", time.resolvedFrom(), time.resolvedTo(), locale, formats));
        add(words, filter.text() == null ? null : "“" + filter.text() + "”");
        Instant asOf = filter.asOf();
        add(words, asOf == null ? null : t("wall.past", locale, formats.date(asOf.minusNanos(1))));
        return words.isEmpty() ? t("wall.rows.all", locale) : String.join(" · ", words);
    }

    private @Nullable String span(
            String key, @Nullable Instant from, @Nullable Instant to, Locale locale, Formats formats) {
        if (from == null && to == null) {
            return null;
        }
        String first = from == null ? "…" : formats.date(from);
        String last = to == null ? "…" : formats.date(to.minusNanos(1));
        return t(key, locale) + " " + (first.equals(last) ? first : first + " – " + last);
    }

    private static void add(List<String> words, @Nullable String word) {
        if (word != null) {
            words.add(word);
        }
    }
}
