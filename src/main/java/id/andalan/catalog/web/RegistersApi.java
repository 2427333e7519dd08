package id.andalan.catalog.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.Bilingual;
import id.andalan.core.Refusal;
import id.andalan.document.PublicEntry;
import id.andalan.document.PublicRegisters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Public registers for other systems; public, and never more than the pages show. */
@RestController
@RequestMapping("/api/v1/registers")
class RegistersApi {
    private static final int MOST = 100;
    private static final int MOST_ROWS = 50_000;
    private static final String WORDS = "q";
    private static final String CURSOR = "cursor";
    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile(
            "\\t.*|[\\s\\p{Cf}]*([=@\uFF1D\uFF20].*|[+\uFF0B\uFF0D-](?![0-9 ()-]*$).*)", Pattern.DOTALL);

    private final RegisterData data;
    private final RegisterTexts texts;
    private final PublicRegisters registers;

    RegistersApi(RegisterData data, RegisterTexts texts, PublicRegisters registers) {
        this.data = data;
        this.texts = texts;
        this.registers = registers;
    }

    /** A field that may be there. */
    record Field(String name, Bilingual title) {}

    /** An entry; {@code fields} hold the values as the form took them. */
    record Entry(String number, LocalDate date, @Nullable LocalDate validUntil, Map<String, Object> fields) {}

    /** A page; {@code next} is the {@code cursor} of the one behind it, null on the last. */
    record Listed(
            String service,
            Bilingual title,
            List<Field> fields,
            List<Entry> entries,
            int total,
            @Nullable String next) {}

    @GetMapping(path = "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    Listed list(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.at("limit", "catalog.limit", MOST);
        }
        RegisterData.Register register = data.get(code);
        int from = ServiceQueries.from(query.getFirst(CURSOR), CURSOR);
        PublicRegisters.Part part = registers.list(data.wanted(register, query, WORDS), from, limit);
        return new Listed(
                code,
                register.listing().title(),
                register.questions().stream()
                        .map(question -> new Field(question.name(), register.label(question)))
                        .toList(),
                part.entries().stream().map(entry -> entry(register, entry)).toList(),
                part.total(),
                ServiceQueries.behind(from, part.entries().size(), part.total()));
    }

    /** What the register names today, also of entries that were made when it named more. */
    private static Entry entry(RegisterData.Register register, PublicEntry entry) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        register.listing().fields().forEach(field -> {
            Object value = entry.content().get(field.name());
            if (value != null) {
                fields.put(field.name(), value);
            }
        });
        return new Entry(entry.number(), entry.date(), entry.validUntil(), fields);
    }

    /** The same, whole, in words. */
    @GetMapping("/{code}/csv")
    void csv(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> query,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        RegisterData.Register register = data.get(code);
        PublicEntry.Wanted wanted = data.wanted(register, query, WORDS);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"register-" + code + ".csv\"");
        List<String> names =
                register.questions().stream().map(question -> question.name()).toList();
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // so that spreadsheets read it as UTF-8
            CsvWriter csv = CsvWriter.builder().build(out);
            List<String> head = new ArrayList<>(List.of("nomor", "tanggal", "berlaku_sampai"));
            head.addAll(names);
            csv.writeRecord(head);
            for (int from = 0; from < MOST_ROWS; from += MOST) {
                PublicRegisters.Part part = registers.list(wanted, from, MOST);
                part.entries().forEach(entry -> csv.writeRecord(cells(register, entry, names, locale)));
                csv.flush();
                if (part.entries().size() < MOST) {
                    return;
                }
            }
        }
    }

    private List<String> cells(RegisterData.Register register, PublicEntry entry, List<String> names, Locale locale) {
        LocalDate until = entry.validUntil();
        List<String> cells = new ArrayList<>(
                List.of(entry.number(), entry.date().toString(), until == null ? "" : until.toString()));
        List<RegisterTexts.Cell> said = texts.cells(register, entry, locale);
        names.forEach(name -> cells.add(said.stream()
                .filter(cell -> cell.name().equals(name))
                .map(cell -> FORMULA.matcher(cell.text()).matches() ? "'" + cell.text() : cell.text())
                .findFirst()
                .orElse("")));
        return cells;
    }
}
