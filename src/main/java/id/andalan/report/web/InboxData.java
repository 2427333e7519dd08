package id.andalan.report.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.Actor;
import id.andalan.region.City;
import id.andalan.report.Inbox;
import id.andalan.report.InboxFilter;
import id.andalan.report.ReportMap;
import id.andalan.report.ReportPages;
import id.andalan.report.WorkRow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The inbox as a spreadsheet and as dots of a map, with the same filter as the page. */
@Controller
class InboxData {
    /** Rows of a spreadsheet that people can still work with. */
    private static final int MOST_ROWS = 50_000;

    private final Inbox inbox;
    private final InboxQueries queries;
    private final ReportMap map;
    private final WorkTexts texts;
    private final City city;
    private final MessageSource messages;

    InboxData(Inbox inbox, InboxQueries queries, ReportMap map, WorkTexts texts, City city, MessageSource messages) {
        this.inbox = inbox;
        this.queries = queries;
        this.map = map;
        this.texts = texts;
        this.city = city;
        this.messages = messages;
    }

    @GetMapping(path = "/kerja/peta/titik.json", produces = "application/json")
    @ResponseBody
    List<ReportMap.Dot> dots(
            Actor actor,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam double barat,
            @RequestParam double selatan,
            @RequestParam double timur,
            @RequestParam double utara,
            @RequestParam int zoom) {
        InboxFilter filter = queries.read(query);
        return map.dots(new ReportMap.Box(barat, selatan, timur, utara), zoom, inbox.onMap(actor, filter));
    }

    @GetMapping("/kerja/daftar.csv")
    void csv(
            Actor actor, @RequestParam MultiValueMap<String, String> query, Locale locale, HttpServletResponse response)
            throws IOException {
        InboxFilter filter = queries.read(query);
        // The first page decides whether the reader may read at all, before anything is sent.
        Inbox.Page page = inbox.page(actor, filter, null, Inbox.MOST);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"kotak-masuk-" + filter.tab().code() + ".csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // so that spreadsheets read it as UTF-8
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(heads(locale));
            int rows = 0;
            while (true) {
                for (WorkRow row : page.reports()) {
                    csv.writeRecord(cells(row, locale));
                }
                rows += page.reports().size();
                ReportPages.Mark next = page.next();
                csv.flush();
                if (next == null || rows >= MOST_ROWS) {
                    return;
                }
                page = inbox.page(actor, filter, next, Inbox.MOST);
            }
        }
    }

    private List<String> heads(Locale locale) {
        return List.of("number", "status", "category", "ward", "agency", "filed", "due", "description").stream()
                .map(name -> messages.getMessage("work.csv." + name, null, locale))
                .toList();
    }

    private List<String> cells(WorkRow row, Locale locale) {
        return List.of(
                row.number(),
                messages.getMessage("status." + WorkTexts.badge(row.status()), null, locale),
                texts.category(row.category(), locale),
                texts.ward(row.ward()),
                texts.agency(row.agency(), locale),
                time(row.filedAt()),
                time(row.due()),
                harmless(row.description()));
    }

    private String time(@Nullable Instant at) {
        return at == null ? "" : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(city.zone()));
    }

    /** A spreadsheet takes a cell that begins like this for a formula. */
    private static String harmless(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
