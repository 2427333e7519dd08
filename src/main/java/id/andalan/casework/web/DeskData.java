package id.andalan.casework.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.casework.CaseInbox;
import id.andalan.casework.DeskFilter;
import id.andalan.casework.DeskMark;
import id.andalan.core.Actor;
import id.andalan.region.City;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /kerja/layanan/daftar.csv: the inbox as a spreadsheet, with the same filter as the page; nobody's name but officials'. */
@Controller
class DeskData {
    /** Rows of a spreadsheet that people can still work with. */
    private static final int MOST_ROWS = 50_000;

    private final CaseInbox inbox;
    private final DeskRows rows;
    private final DeskTexts texts;
    private final City city;

    DeskData(CaseInbox inbox, DeskRows rows, DeskTexts texts, City city) {
        this.inbox = inbox;
        this.rows = rows;
        this.texts = texts;
        this.city = city;
    }

    @GetMapping("/kerja/layanan/daftar.csv")
    void csv(
            Actor actor, @RequestParam MultiValueMap<String, String> query, Locale locale, HttpServletResponse response)
            throws IOException {
        DeskFilter filter = DeskQueries.read(query, DeskPage.handles(actor));
        // The first page decides whether the reader may read at all, before anything is sent.
        CaseInbox.Page page = inbox.page(actor, filter, null, CaseInbox.MOST);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"permohonan-" + filter.tab().code() + ".csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // so that spreadsheets read it as UTF-8
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(heads(locale));
            int count = 0;
            while (true) {
                rows.of(page.rows(), locale).forEach(row -> csv.writeRecord(cells(row, locale)));
                count += page.rows().size();
                DeskMark next = page.next();
                csv.flush();
                if (next == null || count >= MOST_ROWS) {
                    return;
                }
                page = inbox.page(actor, filter, next, CaseInbox.MOST);
            }
        }
    }

    private List<String> heads(Locale locale) {
        return Stream.of("number", "service", "task", "status", "agency", "officer", "filed", "due", "ended")
                .map(name -> texts.text("desk.csv." + name, locale))
                .toList();
    }

    private List<String> cells(DeskRows.Row row, Locale locale) {
        return List.of(
                row.number(),
                row.service(),
                row.what(),
                texts.text("desk.status." + row.status(), locale),
                row.agency(),
                row.officer() == null ? "" : row.officer(),
                time(row.filedAt()),
                time(row.due().at()),
                time(row.endedAt()));
    }

    private String time(@Nullable Instant at) {
        return at == null ? "" : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(city.zone()));
    }
}
