package id.andalan.report.web;

import id.andalan.core.Actor;
import id.andalan.report.OwnReport;
import id.andalan.report.ReportLinks;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /laporan-saya: what the account that is signed in filed or follows, with its state, its deadline and the way to its page. */
@Controller
public class OwnReportsPage {
    static final int SIZE = 20;

    private final ReportPages pages;
    private final ReportRows rows;
    private final ReportNames names;
    private final ReportLinks links;

    OwnReportsPage(ReportPages pages, ReportRows rows, ReportNames names, ReportLinks links) {
        this.pages = pages;
        this.rows = rows;
        this.names = names;
        this.links = links;
    }

    /**
     * A report of the account.
     *
     * @param filed the account filed it; else it follows it
     * @param href the private page of what it filed, the public page of what it follows
     */
    public record Mine(
            ReportRows.Row row,
            ReportView report,
            String agency,
            boolean filed,
            String href,
            @Nullable String picture) {}

    @GetMapping("/laporan-saya")
    String list(
            Actor actor,
            @RequestParam(name = "sesudah", required = false) @Nullable String after,
            Locale locale,
            Model model) {
        ReportPages.Mark mark = ReportPages.Mark.of(after);
        ReportPages.OwnPage page = pages.own(actor, mark, SIZE);
        model.addAttribute("reports", readable(page.reports(), locale));
        model.addAttribute("first", mark == null);
        model.addAttribute("next", page.next() == null ? null : page.next().text());
        return "report/own";
    }

    private List<Mine> readable(List<OwnReport> reports, Locale locale) {
        List<ReportRows.Row> readable =
                rows.of(reports.stream().map(OwnReport::report).toList(), locale);
        List<Mine> mine = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            mine.add(mine(reports.get(i), readable.get(i), locale));
        }
        return mine;
    }

    private Mine mine(OwnReport own, ReportRows.Row row, Locale locale) {
        ReportView report = own.report();
        String agency = names.agency(report.agency(), locale);
        String picture = row.picture();
        if (!own.filed()) {
            return new Mine(row, report, agency, false, row.href(), picture);
        }
        String path = links.path(report.id(), report.number());
        // The photo of a kind that is not public opens with the key of the private page only.
        String key = path.substring(path.lastIndexOf('/') + 1);
        return new Mine(row, report, agency, true, path, picture == null ? null : picture + "?kunci=" + key);
    }
}
