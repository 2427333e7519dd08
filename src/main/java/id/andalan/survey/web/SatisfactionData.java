package id.andalan.survey.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.NotFound;
import id.andalan.region.City;
import id.andalan.survey.Instrument;
import id.andalan.survey.Instruments;
import id.andalan.survey.Period;
import id.andalan.survey.Results;
import id.andalan.survey.Satisfaction;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The results of the survey as data: CSV, and JSON for other systems. Public. */
@RestController
class SatisfactionData {
    private final Results results;
    private final Instruments instruments;
    private final City city;
    private final Clock clock;

    SatisfactionData(Results results, Instruments instruments, City city, Clock clock) {
        this.results = results;
        this.instruments = instruments;
        this.city = city;
        this.clock = clock;
    }

    /** {@code value} and {@code grade} are null when nobody answered; {@code enough}: as many as Krejcie and Morgan ask for. */
    record Row(
            String service,
            @Nullable String agency,
            String period,
            long respondents,
            long population,
            long needed,
            boolean enough,
            @Nullable BigDecimal value,
            @Nullable String grade,
            Map<String, BigDecimal> elements) {
        static Row of(String service, @Nullable String agency, Period period, Satisfaction satisfaction) {
            Map<String, BigDecimal> elements = new LinkedHashMap<>();
            satisfaction.rows().forEach(row -> elements.put(row.code(), row.mean()));
            Instrument.Grade grade = satisfaction.grade();
            return new Row(
                    service,
                    agency,
                    period.code(),
                    satisfaction.respondents(),
                    satisfaction.population(),
                    satisfaction.needed(),
                    !satisfaction.tooFew(),
                    satisfaction.value(),
                    grade == null ? null : grade.code(),
                    elements);
        }
    }

    record Listed(String basis, List<Row> services) {}

    @GetMapping(path = "/api/v1/satisfaction", produces = MediaType.APPLICATION_JSON_VALUE)
    Listed list(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String agency) {
        return new Listed(instruments.current().basis(), rows(period(period), agency));
    }

    @GetMapping(path = "/api/v1/satisfaction/{service}", produces = MediaType.APPLICATION_JSON_VALUE)
    Row get(@PathVariable String service, @RequestParam(required = false) @Nullable String period) {
        Period asked = period(period);
        Satisfaction found = results.find(service, asked).orElseThrow(() -> new NotFound("service " + service));
        return Row.of(service, null, asked, found);
    }

    @GetMapping("/kepuasan.csv")
    void csv(
            @RequestParam(name = "periode", required = false) @Nullable String period,
            @RequestParam(name = "opd", required = false) @Nullable String agency,
            HttpServletResponse response)
            throws IOException {
        List<Row> rows = rows(period(period), agency);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"kepuasan.csv\"");
        List<String> header = new ArrayList<>(
                List.of("layanan", "opd", "periode", "responden", "populasi", "sampel_minimal", "nilai_skm", "mutu"));
        instruments.current().elements().forEach(element -> header.add(element.code()));
        try (CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord(header);
            for (Row row : rows) {
                csv.writeRecord(cells(row));
            }
        }
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(
                row.service,
                row.agency == null ? "" : row.agency,
                row.period,
                Long.toString(row.respondents),
                Long.toString(row.population),
                Long.toString(row.needed),
                row.value == null ? "" : row.value.toPlainString(),
                row.grade == null ? "" : row.grade));
        instruments.current().elements().forEach(element -> {
            BigDecimal mean = row.elements.get(element.code());
            cells.add(mean == null ? "" : mean.toPlainString());
        });
        return cells;
    }

    private List<Row> rows(Period period, @Nullable String agency) {
        return results.list(period, agency == null || agency.isBlank() ? null : agency).stream()
                .map(one -> Row.of(one.service(), one.agency(), period, one.satisfaction()))
                .toList();
    }

    private Period period(@Nullable String code) {
        return code == null || code.isBlank() ? Period.year(city.dateAt(clock.instant())) : Period.of(code);
    }
}
