package id.andalan.report.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.PlainText;
import id.andalan.report.ReportFilter;
import id.andalan.report.ReportPages;
import id.andalan.report.ReportView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** GET /laporan.csv: all reports of a filter, written while they are read, so that a million rows take no memory. */
@Controller
class ReportExport {
    private static final int CHUNK = 1_000;
    private static final String[] HEADER = {
        "nomor",
        "keadaan",
        "jenis",
        "kode_jenis",
        "kelurahan",
        "kode_kelurahan",
        "kecamatan",
        "opd",
        "masuk",
        "diubah",
        "tenggat",
        "selesai",
        "lintang",
        "bujur",
        "alamat",
        "uraian",
        "pengikut",
        "foto",
        "contoh"
    };

    private final FilterParameters parameters;
    private final ReportPages pages;
    private final ReportNames names;

    ReportExport(FilterParameters parameters, ReportPages pages, ReportNames names) {
        this.parameters = parameters;
        this.pages = pages;
        this.names = names;
    }

    @GetMapping("/laporan.csv")
    void csv(@RequestParam MultiValueMap<String, String> query, Locale locale, HttpServletResponse response)
            throws IOException {
        ReportFilter filter = parameters.readPublic(query);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"laporan.csv\"");
        try (CsvWriter csv = CsvWriter.builder()
                .build(new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord(HEADER);
            ReportPages.Mark mark = null;
            do {
                ReportPages.Page page = pages.page(filter, mark, CHUNK);
                page.reports().forEach(report -> csv.writeRecord(cells(report, locale)));
                mark = page.next();
            } while (mark != null);
        }
    }

    private String[] cells(ReportView report, Locale locale) {
        return new String[] {
            report.number(),
            report.status(),
            names.category(report.category(), locale),
            report.category(),
            names.region(report.ward()),
            report.ward(),
            names.districtOf(report.ward()),
            names.agency(report.agency(), locale),
            report.filedAt().toString(),
            report.updatedAt().toString(),
            text(report.due()),
            text(report.resolvedAt()),
            Double.toString(report.lat()),
            Double.toString(report.lon()),
            safe(report.address()),
            safe(report.description()),
            Integer.toString(report.followers()),
            Integer.toString(report.photos()),
            report.sample() ? "ya" : "tidak"
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text. */
    static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String plain = PlainText.of(text);
        return !plain.isEmpty() && "=+-@\t\r\n|%".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    }
}
