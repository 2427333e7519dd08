package id.andalan.command.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Agency;
import id.andalan.agency.Categories;
import id.andalan.command.Event;
import id.andalan.command.Figures;
import id.andalan.core.web.Formats;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.Regions;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.web.FilterParameters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the figures into words, each with the address of its rows. */
@Component
class WallViews {
    /** Where the rows behind a figure are listed for those who lead: hidden kinds of reports included. */
    static final String ROWS = "/pusat/laporan";

    private final Regions regions;
    private final Agencies agencies;
    private final Categories categories;
    private final FilterParameters parameters;
    private final City city;
    private final MessageSource messages;
    private final Clock clock;

    WallViews(
            Regions regions,
            Agencies agencies,
            Categories categories,
            FilterParameters parameters,
            City city,
            MessageSource messages,
            Clock clock) {
        this.regions = regions;
        this.agencies = agencies;
        this.categories = categories;
        this.parameters = parameters;
        this.city = city;
        this.messages = messages;
        this.clock = clock;
    }

    WallView of(Figures figures, List<Event> events, Locale locale) {
        WallWords words = new WallWords(messages, locale, new Formats(locale, city.zone(), clock));
        return new WallView(
                words.moment(figures),
                new WallTiles(words, filter -> parameters.link(ROWS, filter), code -> agency(code)).of(figures),
                ranks(
                        words,
                        figures.wards(),
                        this::ward,
                        code -> PartRows.ward(figures.open().rows(), code)),
                agencyRows(words, figures, locale),
                ranks(
                        words,
                        figures.categories(),
                        code -> category(code, locale),
                        code -> PartRows.category(figures.open().rows(), code)),
                events.stream().map(event -> told(words, event, locale)).toList(),
                map(figures));
    }

    private List<WallView.Rank> ranks(
            WallWords words,
            List<Figures.Split> splits,
            UnaryOperator<String> name,
            Function<String, ReportFilter> rows) {
        long most = splits.stream().mapToLong(Figures.Split::open).max().orElse(0);
        return splits.stream()
                .filter(split -> split.open() > 0)
                .map(split -> new WallView.Rank(
                        parameters.link(ROWS, rows.apply(split.code())),
                        name.apply(split.code()),
                        words.number(split.open()),
                        (int) Math.max(1, split.open() * 100 / most)))
                .toList();
    }

    private List<WallView.AgencyRow> agencyRows(WallWords words, Figures figures, Locale locale) {
        List<WallView.AgencyRow> rows = new ArrayList<>();
        for (Figures.Split split : figures.agencies()) {
            ReportFigures.Kept kept = split.kept();
            boolean ended = kept != null && kept.resolved() > 0;
            rows.add(new WallView.AgencyRow(
                    agency(split.code()),
                    agencies.find(split.code())
                            .map(found -> found.name().in(locale))
                            .orElse(split.code()),
                    words.number(split.open()),
                    parameters.link(ROWS, PartRows.agency(figures.open().rows(), split.code())),
                    words.number(split.overdue()),
                    parameters.link(ROWS, PartRows.agency(figures.overdue().rows(), split.code())),
                    split.overdue() > 0,
                    ended ? words.percent(kept.inTime(), kept.resolved()) : null,
                    ended ? words.t("wall.kept.of", words.number(kept.inTime()), words.number(kept.resolved())) : null,
                    parameters.link(ROWS, PartRows.agency(figures.median().rows(), split.code()))));
        }
        return rows;
    }

    private static Map<String, long[]> map(Figures figures) {
        Map<String, long[]> map = new LinkedHashMap<>();
        figures.wards().forEach(split -> map.put(split.code(), new long[] {split.open(), split.overdue()}));
        return map;
    }

    private WallView.Told told(WallWords words, Event event, Locale locale) {
        String verb = event.action().substring(event.action().indexOf('.') + 1);
        return new WallView.Told(
                event.number() + " " + verb + " " + event.at().toEpochMilli(),
                words.brief(event.at()),
                icon(verb),
                words.t("wall.event." + verb, category(event.category(), locale), ward(event.ward())),
                agency(event.agency()) + " · " + event.number(),
                ROWS + "/" + event.number());
    }

    private static String icon(String verb) {
        return switch (verb) {
            case "filed" -> "inbox";
            case "resolved", "confirmed", "closed" -> "check";
            case "escalated" -> "alert";
            case "reopened" -> "st-reopened";
            default -> "arrow-right";
        };
    }

    private String ward(String code) {
        return regions.find(code).map(Region::name).orElse(code);
    }

    private String agency(String code) {
        return agencies.find(code).map(Agency::abbreviation).orElse(code);
    }

    private String category(String code, Locale locale) {
        return categories.find(code).map(found -> found.name().in(locale)).orElse(code);
    }
}
