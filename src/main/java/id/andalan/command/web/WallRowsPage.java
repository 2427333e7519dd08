package id.andalan.command.web;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import id.andalan.report.web.FilterParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rows behind a figure of the wall, every kind of report included. */
@Controller
public class WallRowsPage {
    private static final int PAGE = 50;

    private final WallScope scope;
    private final ReportPages pages;
    private final ReportFigures figures;
    private final FilterParameters parameters;
    private final FilterWords names;
    private final Clock clock;

    WallRowsPage(
            WallScope scope,
            ReportPages pages,
            ReportFigures figures,
            FilterParameters parameters,
            FilterWords names,
            Clock clock) {
        this.scope = scope;
        this.pages = pages;
        this.figures = figures;
        this.parameters = parameters;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A line.
     *
     * @param spent from filing to resolution; null while it is not resolved
     * @param late overdue now, or resolved after its deadline
     */
    public record Row(
            String number,
            String status,
            String category,
            String ward,
            String agency,
            String description,
            Instant filedAt,
            @Nullable Duration spent,
            boolean late) {}

    /**
     * A page of them.
     *
     * @param total how many rows there are on all pages
     * @param next address of the next page; null on the last
     */
    public record Rows(long total, List<Row> rows, @Nullable String next, String start, boolean first) {}

    @GetMapping("/pusat/laporan")
    String list(Actor actor, @RequestParam MultiValueMap<String, String> query, Locale locale, Model model) {
        ReportFilter filter = scope.rows(actor, query);
        ReportPages.Mark after = ReportPages.Mark.of(query.getFirst("setelah"));
        ReportPages.Page page = pages.page(filter, after, PAGE);
        ReportPages.Mark next = page.next();
        String here = parameters.link(WallViews.ROWS, filter);
        model.addAttribute(
                "rows",
                new Rows(
                        figures.count(filter),
                        page.reports().stream()
                                .map(report -> row(report, locale))
                                .toList(),
                        next == null ? null : here + (here.contains("?") ? "&" : "?") + "setelah=" + next.text(),
                        here,
                        after == null));
        model.addAttribute("summary", names.of(filter, locale));
        model.addAttribute("parents", new LinkedHashMap<>(Map.of(names.t("wall.title", locale), "/pusat")));
        return "command/rows";
    }

    private Row row(ReportView report, Locale locale) {
        Instant resolved = report.resolvedAt();
        Instant due = report.due();
        return new Row(
                report.number(),
                report.status(),
                names.category(report.category(), locale),
                names.ward(report.ward()),
                names.agency(report.agency()),
                report.description(),
                report.filedAt(),
                resolved == null ? null : Duration.between(report.filedAt(), resolved),
                resolved == null
                        ? due != null && due.isBefore(clock.instant())
                        : resolved.isAfter(report.resolveDue()));
    }

    /** One report: for the leader where it is handled, for others as the public sees it. */
    @GetMapping("/pusat/laporan/{number}")
    String one(Actor actor, @PathVariable String number) {
        ReportView report = pages.get(number);
        if (!actor.seesAllAgencies() && !report.agency().equals(actor.agency())) {
            throw new NotFound("report " + number);
        }
        boolean handles = actor.isAny(Actor.Role.LEADER, Actor.Role.AGENCY_HEAD);
        return "redirect:" + (handles ? "/kerja/laporan/" : "/laporan/") + report.number();
    }
}
