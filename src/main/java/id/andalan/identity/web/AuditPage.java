package id.andalan.identity.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalSearch;
import id.andalan.core.web.CityFace;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** /admin/audit: the journal, by record, actor, action and time; newest first. */
@Controller
public class AuditPage {
    private static final int PER_PAGE = 100;
    private static final int CSV_ROWS = 100_000;

    private final JournalSearch journal;
    private final JournalWords words;
    private final ObjectProvider<CityFace.Source> city;

    AuditPage(JournalSearch journal, JournalWords words, ObjectProvider<CityFace.Source> city) {
        this.journal = journal;
        this.words = words;
        this.city = city;
    }

    /** What was asked for, as typed. Dates are days of the city; {@code until} is the last day shown. */
    public record Asked(String subject, String actor, String action, String from, String until) {
        public int active() {
            return (int) java.util.stream.Stream.of(subject, actor, action, from, until)
                    .filter(one -> !one.isEmpty())
                    .count();
        }
    }

    /**
     * An entry in words.
     *
     * @param actor name of an official or of a key; empty for residents and the system
     */
    public record Row(JournalEntry entry, String action, String subject, String actor, String facts) {}

    @GetMapping("/admin/audit")
    String list(
            @RequestParam(defaultValue = "") String subjek,
            @RequestParam(defaultValue = "") String pelaku,
            @RequestParam(defaultValue = "") String tindakan,
            @RequestParam(defaultValue = "") String dari,
            @RequestParam(defaultValue = "") String sampai,
            @RequestParam(defaultValue = "") String sebelum,
            Model model,
            Locale locale) {
        Asked asked = new Asked(subjek.strip(), pelaku.strip(), tindakan.strip(), dari, sampai);
        List<Row> rows = rows(asked, place(sebelum), PER_PAGE + 1, locale);
        List<Row> shown = rows.subList(0, Math.min(PER_PAGE, rows.size()));
        model.addAttribute("asked", asked);
        model.addAttribute("rows", shown);
        model.addAttribute("newest", sebelum.isEmpty());
        model.addAttribute(
                "older", rows.size() > PER_PAGE ? place(shown.getLast().entry()) : "");
        return "identity/audit";
    }

    @GetMapping("/admin/audit.csv")
    void csv(
            @RequestParam(defaultValue = "") String subjek,
            @RequestParam(defaultValue = "") String pelaku,
            @RequestParam(defaultValue = "") String tindakan,
            @RequestParam(defaultValue = "") String dari,
            @RequestParam(defaultValue = "") String sampai,
            HttpServletResponse response,
            Locale locale) {
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        Asked asked = new Asked(subjek.strip(), pelaku.strip(), tindakan.strip(), dari, sampai);
        try (CsvWriter csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord(
                    "at",
                    "pos",
                    "id",
                    "action",
                    "subject_type",
                    "subject_id",
                    "actor_kind",
                    "actor_id",
                    "actor",
                    "facts");
            JournalSearch.Place place = JournalSearch.Place.NEWEST;
            for (int written = 0; written < CSV_ROWS; ) {
                List<Row> rows = rows(asked, place, Math.min(5_000, CSV_ROWS - written), locale);
                if (rows.isEmpty()) {
                    return;
                }
                rows.forEach(row -> csv.writeRecord(record(row)));
                written += rows.size();
                JournalEntry last = rows.getLast().entry();
                place = new JournalSearch.Place(last.pos(), last.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> record(Row row) {
        JournalEntry entry = row.entry();
        return List.of(
                entry.at().toString(),
                Long.toString(entry.pos()),
                Long.toString(entry.id()),
                entry.action(),
                entry.subjectType(),
                Csv.safe(entry.subjectId()),
                entry.actorKind(),
                Objects.toString(entry.actorId(), ""),
                Csv.safe(row.actor()),
                Csv.safe(facts(entry)));
    }

    /** For machines: every fact as it is, by its code. */
    private static String facts(JournalEntry entry) {
        return entry.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<Row> rows(Asked asked, JournalSearch.Place place, int limit, Locale locale) {
        UUID actor = JournalWords.uuid(asked.actor());
        if (!asked.actor().isEmpty() && actor == null) {
            return List.of();
        }
        List<JournalEntry> entries = journal.search(
                new JournalSearch.Filter(
                        emptyToNull(asked.subject()),
                        actor,
                        emptyToNull(asked.action()),
                        startOf(asked.from(), 0),
                        startOf(asked.until(), 1)),
                place,
                limit);
        Map<UUID, String> names = words.names(entries);
        return entries.stream()
                .map(entry -> new Row(
                        entry,
                        words.action(entry, locale),
                        words.subject(entry, names, locale),
                        entry.actorId() == null ? "" : names.getOrDefault(entry.actorId(), ""),
                        words.facts(entry, names, locale)))
                .toList();
    }

    private @Nullable Instant startOf(String day, int plusDays) {
        if (day.isEmpty()) {
            return null;
        }
        ZoneId zone =
                city.stream().findFirst().map(face -> face.cityFace().zone()).orElse(ZoneOffset.UTC);
        try {
            return LocalDate.parse(day).plusDays(plusDays).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String place(JournalEntry entry) {
        return entry.pos() + "-" + entry.id();
    }

    private static JournalSearch.Place place(String text) {
        if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            return JournalSearch.Place.NEWEST;
        }
        int dash = text.indexOf('-');
        return new JournalSearch.Place(
                Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }
}
