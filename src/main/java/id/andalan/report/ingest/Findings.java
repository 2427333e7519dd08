package id.andalan.report.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.andalan.core.Refusal;
import id.andalan.report.LoadRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a run found: how many reports of which kind, and every refused record with its line and reason, also in a CSV file. */
final class Findings implements AutoCloseable {
    private static final int EXAMPLES = 5;
    /** A file whose every line has another unknown word must not fill the memory. */
    private static final int MOST_REASONS = 1_000;

    private static final Set<String> BY_WORD = Set.of(
            "ingest.row.category",
            "ingest.row.status",
            "ingest.row.ward",
            "ingest.row.ward.several",
            "ingest.mapping.value",
            "report.category.unknown");

    private final Function<Refusal, String> words;
    private final Path refusedFile;
    private final Map<String, Reason> reasons = new TreeMap<>();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private @Nullable CsvWriter refused;
    private long loadable;

    Findings(Path refusedFile, Function<Refusal, String> words) {
        this.refusedFile = refusedFile;
        this.words = words;
    }

    /** A reason with the lines of the first few records it met. */
    record Reason(long count, List<Long> lines) {
        Reason with(long line) {
            List<Long> more = new ArrayList<>(lines);
            if (more.size() < EXAMPLES) {
                more.add(line);
            }
            return new Reason(count + 1, more);
        }
    }

    record Refused(SourceRow row, @Nullable String id, Refusal why) {}

    /** The outcome of one chunk. */
    synchronized void add(List<LoadRow> rows, List<Refused> refusals) {
        loadable += rows.size();
        for (LoadRow row : rows) {
            count("kategori", row.past().category());
            count("kelurahan", row.ward());
            count("status", row.status().code());
        }
        for (Refused one : refusals) {
            String text = words.apply(one.why);
            reasons.merge(
                    group(one.why), new Reason(1, List.of(one.row.line())), (old, fresh) -> old.with(one.row.line()));
            write(Long.toString(one.row.line()), one.id == null ? "" : one.id, one.why.code(), text);
        }
    }

    /** Distances and texts differ from record to record: what names one word is a reason of its own, the rest goes by its code. */
    private String group(Refusal why) {
        boolean byWord = BY_WORD.contains(why.code()) && reasons.size() < MOST_REASONS;
        return byWord ? words.apply(why) : words.apply(new Refusal(why.code() + ".group"));
    }

    private void count(String what, String value) {
        counts.computeIfAbsent(what, key -> new TreeMap<>()).merge(value, 1L, Long::sum);
    }

    private void write(String... fields) {
        try {
            if (refused == null) {
                refused = CsvWriter.builder().build(Files.newBufferedWriter(refusedFile, StandardCharsets.UTF_8));
                refused.writeRecord("baris", "id", "kode", "alasan");
            }
            refused.writeRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long loadable() {
        return loadable;
    }

    synchronized long refused() {
        return reasons.values().stream().mapToLong(Reason::count).sum();
    }

    synchronized Map<String, Reason> reasons() {
        return new TreeMap<>(reasons);
    }

    /** By {@code kategori}, {@code kelurahan} and {@code status}. */
    synchronized Map<String, Map<String, Long>> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    public synchronized void close() {
        if (refused != null) {
            try {
                refused.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
