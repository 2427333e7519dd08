package id.andalan.report.web;

import id.andalan.core.Refusal;
import id.andalan.core.web.Faults;
import id.andalan.core.web.Problems;
import id.andalan.report.ReportFigures;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /laporan: every report that may be seen, newest first, by filter; as a list and as a map. */
@Controller
public class ReportListPage {
    private static final int ROWS = 25;
    private static final String AFTER = "sesudah";

    private final FilterParameters parameters;
    private final ReportPages pages;
    private final ReportFigures figures;
    private final ReportRows rows;
    private final ReportNames names;
    private final Problems problems;
    private final MapFrames maps;

    ReportListPage(
            FilterParameters parameters,
            ReportPages pages,
            ReportFigures figures,
            ReportRows rows,
            ReportNames names,
            Problems problems,
            MapFrames maps) {
        this.parameters = parameters;
        this.pages = pages;
        this.figures = figures;
        this.rows = rows;
        this.names = names;
        this.problems = problems;
        this.maps = maps;
    }

    /**
     * What is chosen in the filter bar, and what there is to choose from.
     *
     * @param query the filter as a query string, for export, feeds and the map
     */
    public record Choice(ReportFilter filter, MultiValueMap<String, String> given, String query, int active) {
        public String at(String name) {
            String value = given.getFirst(name);
            return value == null ? "" : value.strip();
        }

        /** The address of the same filter in another form. */
        public String link(String path) {
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    /** A page of rows. */
    public record Rows(
            List<ReportRows.Row> all,
            long count,
            boolean first,
            @Nullable String next) {}

    @GetMapping("/laporan")
    String list(
            @RequestParam MultiValueMap<String, String> query,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Faults faults = Faults.NONE;
        ReportFilter filter;
        try {
            filter = parameters.readPublic(query);
        } catch (Refusal refusal) {
            faults = Faults.of(refusal, problems, locale);
            response.setStatus(422);
            filter = ReportFilter.ALL.without(parameters.hidden());
        }
        boolean map = "peta".equals(query.getFirst("tampil"));
        model.addAttribute("faults", faults);
        model.addAttribute(
                "choice", new Choice(filter, query, parameters.write(filter), FilterParameters.active(query)));
        model.addAttribute("map", map);
        model.addAttribute("rows", map ? counted(filter) : page(filter, query.getFirst(AFTER), locale));
        model.addAttribute("groups", names.offered());
        model.addAttribute("wards", names.wards());
        model.addAttribute("districts", names.districts());
        model.addAttribute("agencies", names.agencies());
        model.addAttribute("hidden", parameters.hidden());
        model.addAttribute("statuses", ReportStatus.values());
        model.addAttribute("frame", maps.frame(filter.area()));
        return "report/list";
    }

    private Rows page(ReportFilter filter, @Nullable String after, Locale locale) {
        ReportPages.Mark mark = ReportPages.Mark.of(after);
        ReportPages.Page page = pages.page(filter, mark, ROWS);
        return new Rows(
                rows.of(page.reports(), locale),
                figures.count(filter),
                mark == null,
                page.next() == null ? null : page.next().text());
    }

    private Rows counted(ReportFilter filter) {
        return new Rows(List.of(), figures.count(filter), true, null);
    }
}
