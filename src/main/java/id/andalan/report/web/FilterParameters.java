package id.andalan.report.web;

import id.andalan.agency.Agencies;
import id.andalan.agency.Categories;
import id.andalan.agency.Category;
import id.andalan.core.PlainText;
import id.andalan.core.Refusal;
import id.andalan.region.City;
import id.andalan.region.Region;
import id.andalan.region.RegionLevel;
import id.andalan.region.Regions;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * A filter in the query string of an address, the same names everywhere, so that the link of a figure is the filter of the list behind
 * it: {@code status} (repeatable; {@code terbuka} is every open one), {@code kelurahan}, {@code kecamatan}, {@code opd},
 * {@code kategori}, {@code dari} and {@code sampai} (days filed, both included), {@code selesai_dari} and {@code selesai_sampai} (days
 * resolved), {@code terlambat=1}, {@code cari}, {@code pada} (as things stood at the end of
 * that day). Times may also be instants (ISO 8601); {@code sampai} then ends before it.
 */
@Component
@NamedInterface("filter")
public class FilterParameters {
    /** Every open state. */
    public static final String OPEN = "terbuka";

    /** All names, for links that keep the filter. */
    public static final List<String> NAMES = List.of(
            "status",
            "kelurahan",
            "kecamatan",
            "opd",
            "kategori",
            "dari",
            "sampai",
            "selesai_dari",
            "selesai_sampai",
            "terlambat",
            "cari",
            "pada");

    private static final int LONGEST_TEXT = 100;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2200;

    private final City city;
    private final Regions regions;
    private final Agencies agencies;
    private final Categories categories;

    public FilterParameters(City city, Regions regions, Agencies agencies, Categories categories) {
        this.city = city;
        this.regions = regions;
        this.agencies = agencies;
        this.categories = categories;
    }

    /** The filter of a query, for officials; a value that makes no sense is a {@link Refusal} at its name. */
    public ReportFilter read(MultiValueMap<String, String> query) {
        Values values = new Values(query);
        ReportFilter filter = new ReportFilter(
                statuses(query.getOrDefault("status", List.of())),
                new ReportFilter.Area(ward(values), district(values), agency(values), category(values)),
                new ReportFilter.Time(
                        time(values, "dari", 0),
                        time(values, "sampai", 1),
                        time(values, "selesai_dari", 0),
                        time(values, "selesai_sampai", 1)),
                overdue(values),
                Set.of(),
                null);
        return filter.withText(text(values)).asOf(time(values, "pada", 1));
    }

    /** The same for everybody: reports of hidden kinds are not there. */
    public ReportFilter readPublic(MultiValueMap<String, String> query) {
        ReportFilter filter = read(query);
        String category = filter.area().category();
        Set<String> hidden = hidden();
        if (category != null && hidden.contains(category)) {
            throw Refusal.at("kategori", "report.category.unknown", category);
        }
        return filter.without(hidden);
    }

    /** Kinds of reports that are never shown publicly. */
    public Set<String> hidden() {
        return categories.list().stream()
                .filter(category -> !category.isPublic())
                .map(Category::code)
                .collect(Collectors.toSet());
    }

    /** The query string of a filter without question mark; empty for all reports. What is left out publicly is not part of it. */
    public String write(ReportFilter filter) {
        StringJoiner query = new StringJoiner("&");
        if (filter.statuses().equals(ReportStatus.OPEN)) {
            query.add("status=" + OPEN);
        } else {
            filter.statuses().stream().sorted().forEach(status -> query.add("status=" + status.code()));
        }
        add(query, "kelurahan", filter.area().ward());
        add(query, "kecamatan", filter.area().district());
        add(query, "opd", filter.area().agency());
        add(query, "kategori", filter.area().category());
        add(query, "dari", day(filter.time().filedFrom(), 0));
        add(query, "sampai", day(filter.time().filedTo(), 1));
        add(query, "selesai_dari", day(filter.time().resolvedFrom(), 0));
        add(query, "selesai_sampai", day(filter.time().resolvedTo(), 1));
        add(query, "terlambat", filter.overdue() ? "1" : null);
        add(query, "cari", filter.text());
        add(query, "pada", day(filter.asOf(), 1));
        return query.toString();
    }

    /** The address of a list with this filter. */
    public String link(String path, ReportFilter filter) {
        String query = write(filter);
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** How many of the names are set, for "2 dipakai" above a list. */
    public static int active(MultiValueMap<String, String> query) {
        Values values = new Values(query);
        return (int) NAMES.stream().filter(name -> values.get(name) != null).count();
    }

    private record Values(MultiValueMap<String, String> query) {
        @Nullable
        String get(String name) {
            String value = query.getFirst(name);
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    private static Set<ReportStatus> statuses(List<String> codes) {
        Set<ReportStatus> found = EnumSet.noneOf(ReportStatus.class);
        for (String code : codes) {
            String plain = code.strip().toLowerCase(Locale.ROOT);
            if (plain.equals(OPEN)) {
                found.addAll(ReportStatus.OPEN);
            } else if (!plain.isEmpty()) {
                found.add(
                        ReportStatus.find(plain).orElseThrow(() -> Refusal.at("status", "report.filter.status", code)));
            }
        }
        return found;
    }

    private @Nullable String ward(Values values) {
        return region(values, "kelurahan", RegionLevel.WARD, "report.ward.unknown");
    }

    private @Nullable String district(Values values) {
        return region(values, "kecamatan", RegionLevel.DISTRICT, "report.filter.district");
    }

    private @Nullable String region(Values values, String name, RegionLevel level, String refusal) {
        String code = values.get(name);
        if (code == null) {
            return null;
        }
        return regions.find(code)
                .filter(region -> region.level() == level)
                .map(Region::code)
                .orElseThrow(() -> Refusal.at(name, refusal, code));
    }

    private @Nullable String agency(Values values) {
        String code = values.get("opd");
        if (code != null && agencies.find(code).isEmpty()) {
            throw Refusal.at("opd", "report.agency.unknown", code);
        }
        return code;
    }

    private @Nullable String category(Values values) {
        String code = values.get("kategori");
        if (code != null && categories.find(code).isEmpty()) {
            throw Refusal.at("kategori", "report.category.unknown", code);
        }
        return code;
    }

    private static boolean overdue(Values values) {
        String asked = values.get("terlambat");
        if (asked == null || asked.equals("0")) {
            return false;
        }
        if (asked.equals("1")) {
            return true;
        }
        throw Refusal.at("terlambat", "report.filter.overdue");
    }

    private static @Nullable String text(Values values) {
        String words = values.get("cari");
        if (words == null) {
            return null;
        }
        String plain = PlainText.of(words).strip();
        if (plain.length() > LONGEST_TEXT) {
            throw Refusal.at("cari", "report.filter.text", LONGEST_TEXT);
        }
        return plain;
    }

    private @Nullable Instant time(Values values, String name, int plusDays) {
        String given = values.get(name);
        if (given == null) {
            return null;
        }
        try {
            if (given.indexOf('T') > 0) {
                return sensible(Instant.parse(given), name, given);
            }
            LocalDate date = LocalDate.parse(given);
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw Refusal.at(name, "report.filter.date", given);
            }
            return date.plusDays(plusDays).atStartOfDay(city.zone()).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.at(name, "report.filter.date", given);
        }
    }

    private Instant sensible(Instant at, String name, String given) {
        int year = at.atZone(city.zone()).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Refusal.at(name, "report.filter.date", given);
        }
        return at;
    }

    /** A day when the time is a midnight of the city, else the instant. */
    private @Nullable String day(@Nullable Instant at, int plusDays) {
        if (at == null) {
            return null;
        }
        ZonedDateTime local = at.atZone(city.zone());
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().minusDays(plusDays).toString()
                : at.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
