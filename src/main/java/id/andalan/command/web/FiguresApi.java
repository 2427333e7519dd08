package id.andalan.command.web;

import id.andalan.command.CityFigures;
import id.andalan.command.Figures;
import id.andalan.core.Actor;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.web.FilterParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the wall for other systems: the same names in the query, the rows behind each as an address. */
@RestController
class FiguresApi {
    private static final String PUBLIC_ROWS = "/laporan";

    private final WallScope scope;
    private final CityFigures figures;
    private final FilterParameters parameters;

    FiguresApi(WallScope scope, CityFigures figures, FilterParameters parameters) {
        this.scope = scope;
        this.figures = figures;
        this.parameters = parameters;
    }

    /**
     * A number.
     *
     * @param weekBefore the same seven days earlier; null when there is nothing to compare with
     * @param rows address of the list with exactly these reports
     */
    record Amount(long value, @Nullable Long weekBefore, String rows) {}

    /**
     * A length of time.
     *
     * @param of of how many reports; seconds are null when there is none
     */
    record Median(@Nullable Long seconds, @Nullable Long secondsWeekBefore, long of, String rows) {}

    /**
     * A ward, an agency or a kind.
     *
     * @param resolved agencies only: resolved in the last 30 days, and how many of them in time
     */
    record Part(
            String code,
            Amount open,
            Amount overdue,
            @Nullable Amount resolved,
            @Nullable Long resolvedInTime) {}

    /**
     * All of them.
     *
     * @param at the moment that everything is true for
     */
    record Answer(
            Instant at,
            Amount open,
            Amount overdue,
            Amount resolvedToday,
            Amount filedToday,
            Median timeToResolve,
            List<Part> wards,
            List<Part> agencies,
            List<Part> categories) {}

    /** For everybody: kinds of reports that name persons are not counted. */
    @GetMapping(path = "/api/v1/figures", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer publicFigures(@RequestParam MultiValueMap<String, String> query) {
        return answer(figures.get(scope.publicPart(query)), PUBLIC_ROWS);
    }

    /** What the wall shows to whoever may see it. */
    @GetMapping(path = "/pusat/angka.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer ownFigures(Actor actor, @RequestParam MultiValueMap<String, String> query) {
        return answer(figures.get(scope.part(actor, query)), WallViews.ROWS);
    }

    private Answer answer(Figures now, String rows) {
        return new Answer(
                now.at(),
                number(now.open(), rows),
                number(now.overdue(), rows),
                number(now.resolved(), rows),
                number(now.filed(), rows),
                median(now.median(), rows),
                parts(now, now.wards(), rows, PartRows::ward),
                parts(now, now.agencies(), rows, PartRows::agency),
                parts(now, now.categories(), rows, PartRows::category));
    }

    private Amount number(Figures.Count count, String rows) {
        return new Amount(count.value(), count.before(), parameters.link(rows, count.rows()));
    }

    private Median median(Figures.Median median, String rows) {
        return new Median(
                seconds(median.value()), seconds(median.before()), median.of(), parameters.link(rows, median.rows()));
    }

    private static @Nullable Long seconds(@Nullable Duration span) {
        return span == null ? null : span.toSeconds();
    }

    /** Narrows the rows of a figure to one part of it. */
    interface Narrowing {
        ReportFilter to(ReportFilter rows, String code);
    }

    private List<Part> parts(Figures now, List<Figures.Split> splits, String rows, Narrowing narrow) {
        return splits.stream()
                .map(split -> {
                    ReportFigures.Kept kept = split.kept();
                    String open = parameters.link(rows, narrow.to(now.open().rows(), split.code()));
                    String late = parameters.link(rows, narrow.to(now.overdue().rows(), split.code()));
                    String done = parameters.link(rows, narrow.to(now.median().rows(), split.code()));
                    return new Part(
                            split.code(),
                            new Amount(split.open(), null, open),
                            new Amount(split.overdue(), null, late),
                            kept == null ? null : new Amount(kept.resolved(), null, done),
                            kept == null ? null : kept.inTime());
                })
                .toList();
    }
}
