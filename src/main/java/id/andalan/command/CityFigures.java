package id.andalan.command;

import id.andalan.region.City;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The figures of the wall for a part of the city. Each is the number of rows that its filter lists; answers are shared by all who ask
 * the same within half a second.
 */
@Service
public class CityFigures {
    /** Over how many days the median and the kept deadlines are taken. */
    public static final int DAYS = 30;

    static final Duration SHARED = Duration.ofMillis(500);
    /** What moves slowly is asked for less often while screens stand open: a median of thousands does not jump. */
    private static final Duration SLOW = Duration.ofSeconds(10);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReportFigures reports;
    private final ReportPages pages;
    private final City city;
    private final Clock clock;
    private final Memo<ReportFilter, Counts> counts = new Memo<>();
    private final Memo<ReportFilter, Ends> ends = new Memo<>();
    private final Memo<ReportFilter, Before> befores = new Memo<>();

    CityFigures(ReportFigures reports, ReportPages pages, City city, Clock clock) {
        this.reports = reports;
        this.pages = pages;
        this.city = city;
        this.clock = clock;
    }

    /** What changes with every event. */
    private record Counts(Splits wards, Splits agencies, Splits categories, long resolved, long filed) {}

    private record Splits(Map<String, Long> open, Map<String, Long> overdue) {
        long openSum() {
            return open.values().stream().mapToLong(n -> n).sum();
        }

        long overdueSum() {
            return overdue.values().stream().mapToLong(n -> n).sum();
        }
    }

    /** What comes of the last 30 days. */
    private record Ends(@Nullable Duration median, long of, Map<String, ReportFigures.Kept> kept) {}

    /** The same a week before; all null when the city had no report yet. */
    private record Before(
            @Nullable Long open,
            @Nullable Long overdue,
            @Nullable Long resolved,
            @Nullable Duration median) {
        static final Before NONE = new Before(null, null, null, null);
    }

    /**
     * As of now, or of the moment that {@code part} names; every figure as fresh as the others, but for a median and kept deadlines that
     * take long to compute (a month of reports in a city of a million): those are kept some seconds.
     */
    public Figures get(ReportFilter part) {
        return figures(part, SHARED, SHARED);
    }

    /**
     * For screens that are told of every change: as {@link #get}, with the median and the kept deadlines some seconds behind.
     *
     * @param age how long ago the change was: older answers do not know of it
     */
    public Figures live(ReportFilter part, Duration age) {
        return figures(part, age, SLOW);
    }

    private Figures figures(ReportFilter part, Duration quick, Duration slow) {
        Instant now = clock.instant();
        Instant at = part.asOf() == null ? now : part.asOf();
        LocalDate day = city.dateAt(at.minusNanos(1));
        // The past hardly changes; only the rows of a past moment need long to count.
        Counts count = counts.get(part, part.asOf() == null ? quick : MINUTE, () -> count(part, day));
        Ends end = ends.get(part, slow, SLOW, () -> ends(part, day));
        Before before = befores.get(part, MINUTE, () -> before(part, at, day));
        return new Figures(
                part,
                at,
                day,
                new Figures.Count(count.wards.openSum(), before.open, open(part)),
                new Figures.Count(
                        count.wards.overdueSum(), before.overdue, open(part).onlyOverdue()),
                new Figures.Count(count.resolved, before.resolved, resolved(part, day, day)),
                new Figures.Count(count.filed, null, filed(part, day)),
                new Figures.Median(end.median, before.median, end.of, month(part, day)),
                splits(count.wards, Map.of(), Figures.Split::open),
                splits(count.agencies, end.kept, Figures.Split::overdue),
                splits(count.categories, Map.of(), Figures.Split::open));
    }

    private Counts count(ReportFilter part, LocalDate day) {
        ReportFigures.Splits open = reports.split(open(part));
        ReportFigures.Splits overdue = reports.split(open(part).onlyOverdue());
        return new Counts(
                new Splits(open.wards(), overdue.wards()),
                new Splits(open.agencies(), overdue.agencies()),
                new Splits(open.categories(), overdue.categories()),
                reports.count(resolved(part, day, day)),
                reports.count(filed(part, day)));
    }

    private Ends ends(ReportFilter part, LocalDate day) {
        ReportFilter month = month(part, day);
        Map<String, ReportFigures.Kept> kept = reports.keptDeadlines(month);
        long of = kept.values().stream().mapToLong(ReportFigures.Kept::resolved).sum();
        return new Ends(reports.medianResolution(month).orElse(null), of, kept);
    }

    private Before before(ReportFilter part, Instant at, LocalDate day) {
        Instant then = at.minus(WEEK);
        LocalDate thatDay = day.minusDays(7);
        ReportFilter older = part.asOf(null).withTime(new ReportFilter.Time(null, then, null, null));
        if (pages.page(older, null, 1).reports().isEmpty()) {
            return Before.NONE;
        }
        ReportFilter open = open(part).asOf(then);
        ReportFilter.Time untilThen = new ReportFilter.Time(null, null, start(thatDay), then);
        return new Before(
                reports.count(open),
                reports.count(open.onlyOverdue()),
                reports.count(part.asOf(null).withTime(untilThen)),
                reports.medianResolution(month(part, thatDay)).orElse(null));
    }

    private static ReportFilter open(ReportFilter part) {
        return part.withStatuses(ReportStatus.OPEN);
    }

    private ReportFilter month(ReportFilter part, LocalDate last) {
        return resolved(part, last.minusDays(DAYS - 1L), last);
    }

    /** Resolved on these days; the time of the resolution says it all, so the moment is left out. */
    private ReportFilter resolved(ReportFilter part, LocalDate first, LocalDate last) {
        return part.asOf(null).withTime(new ReportFilter.Time(null, null, start(first), start(last.plusDays(1))));
    }

    private ReportFilter filed(ReportFilter part, LocalDate day) {
        return part.asOf(null).withTime(new ReportFilter.Time(start(day), start(day.plusDays(1)), null, null));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(city.zone()).toInstant();
    }

    private static List<Figures.Split> splits(
            Splits counts,
            Map<String, ReportFigures.Kept> kept,
            java.util.function.ToLongFunction<Figures.Split> order) {
        Set<String> codes = new LinkedHashSet<>(counts.open.keySet());
        codes.addAll(counts.overdue.keySet());
        codes.addAll(kept.keySet());
        List<Figures.Split> splits = new ArrayList<>();
        for (String code : codes) {
            splits.add(new Figures.Split(
                    code, counts.open.getOrDefault(code, 0L), counts.overdue.getOrDefault(code, 0L), kept.get(code)));
        }
        splits.sort(Comparator.comparingLong(order)
                .thenComparingLong(Figures.Split::open)
                .reversed()
                .thenComparing(Figures.Split::code));
        return splits;
    }
}
