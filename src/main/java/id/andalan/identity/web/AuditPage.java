package id.andalan.identity.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.audit.JournalEntry;
import id.andalan.audit.JournalSearch;
import id.andalan.core.web.CityFace;
import id.andalan.identity.Account;
import id.andalan.identity.Accounts;
import id.andalan.identity.ApiKey;
import id.andalan.identity.ApiKeys;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
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
    private final Accounts accounts;
    private final ApiKeys keys;
    private final ObjectProvider<CityFace.Source> city;

    AuditPage(JournalSearch journal, Accounts accounts, ApiKeys keys, ObjectProvider<CityFace.Source> city) {
        this.journal = journal;
        this.accounts = accounts;
        this.keys = keys;
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

    /** An entry with its actor's name: of an official, of a key; empty for residents and the system. */
    public record Row(JournalEntry entry, String actor, String facts) {}

    @GetMapping("/admin/audit")
    String list(
            @RequestParam(defaultValue = "") String subjek,
            @RequestParam(defaultValue = "") String pelaku,
            @RequestParam(defaultValue = "") String tindakan,
            @RequestParam(defaultValue = "") String dari,
            @RequestParam(defaultValue = "") String sampai,
            @RequestParam(defaultValue = "") String sebelum,
            Model model) {
        Asked asked = new Asked(subjek.strip(), pelaku.strip(), tindakan.strip(), dari, sampai);
        List<Row> rows = rows(asked, place(sebelum), PER_PAGE + 1);
        List<Row> shown = rows.subList(0, Math.min(PER_PAGE, rows.size()));
        model.addAttribute("asked", asked);
        model.addAttribute("rows", shown);
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
            HttpServletResponse response) {
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
                List<Row> rows = rows(asked, place, Math.min(5_000, CSV_ROWS - written));
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
                Csv.safe(row.facts()));
    }

    private List<Row> rows(Asked asked, JournalSearch.Place place, int limit) {
        UUID actor = uuid(asked.actor());
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
        Map<UUID, String> names = names(entries);
        return entries.stream()
                .map(entry -> new Row(
                        entry,
                        entry.actorId() == null ? "" : names.getOrDefault(entry.actorId(), ""),
                        entry.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + "=" + fact.getValue())
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private Map<UUID, String> names(List<JournalEntry> entries) {
        Map<UUID, String> names = new HashMap<>();
        keys.list().forEach(key -> names.put(key.id(), label(key)));
        accounts.listByIds(entries.stream()
                        .map(JournalEntry::actorId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .values()
                .forEach(account -> names.put(account.id(), name(account)));
        return names;
    }

    private static String label(ApiKey key) {
        return key.label();
    }

    private static String name(Account account) {
        return account.name() == null ? "" : account.name();
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

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
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
