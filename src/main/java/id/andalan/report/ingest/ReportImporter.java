package id.andalan.report.ingest;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.region.City;
import id.andalan.region.Regions;
import id.andalan.report.ImportRun;
import id.andalan.report.LoadRow;
import id.andalan.report.PastReports;
import id.andalan.report.ReportImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a file through the import: read, map, judge, and, when it is meant, load. A record that cannot come in is put down with its
 * reason and holds up no other. Records are cut into chunks of a fixed number, so that an interrupted run finds its place again.
 */
@Component
class ReportImporter {
    static final int CHUNK = 5_000;

    private final ReportImports imports;
    private final PastReports past;
    private final City city;
    private final Regions regions;
    private final JsonMapper json;

    ReportImporter(ReportImports imports, PastReports past, City city, Regions regions, JsonMapper json) {
        this.imports = imports;
        this.past = past;
        this.city = city;
        this.regions = regions;
        this.json = json;
    }

    /** A file with its mapping, ready to be read. */
    record Job(SourceFile file, Mapping mapping, String digest) {}

    /** What makes reports of records. */
    private record Reading(
            RowMapper mapper, WardNames wards, @Nullable String idColumn) {
        @Nullable
        String id(SourceRow row) {
            return row.find(idColumn);
        }
    }

    /** A record, and whether its id came before in the same file. */
    private record Numbered(SourceRow row, boolean twice) {}

    Job prepare(Path file, Path mappingFile) throws IOException {
        Mapping mapping = MappingFile.read(mappingFile);
        char sign = mapping.format() == Mapping.Format.CSV ? '\n' : '{';
        SourceFile checked = SourceFile.check(file, mapping.charset(), sign);
        MessageDigest digest = SourceFile.sha256();
        digest.update(checked.digest().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readString(mappingFile, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        return new Job(checked, mapping, HexFormat.of().formatHex(digest.digest()));
    }

    /** Reads and judges everything, writes nothing to the database. */
    void rehearse(Job job, Findings findings, LongConsumer progress) {
        work(job, null, Set.of(), findings, new Loading(progress));
    }

    /**
     * Loads the file, or what an interrupted run of it left to do.
     *
     * @param begun is told the run before anything of it is loaded
     * @param progress is told of records gone through
     * @return the run; one of which nothing came in is forgotten again
     */
    ImportRun apply(
            Actor actor, Job job, boolean resume, Consumer<ImportRun> begun, Findings findings, LongConsumer progress) {
        return imports.exclusively(job.mapping.source(), () -> {
            ImportRun run = run(actor, job, resume);
            begun.accept(run);
            work(job, run, imports.chunks(run), findings, new Loading(actor, imports, run, progress));
            return imports.finishEmpty(actor, run).orElseGet(() -> imports.finish(actor, run));
        });
    }

    private ImportRun run(Actor actor, Job job, boolean resume) {
        Optional<ImportRun> unfinished = imports.findUnfinished(job.digest);
        if (resume) {
            return unfinished.orElseThrow(() -> new Refusal("ingest.resume.none"));
        }
        unfinished.ifPresent(run -> {
            throw new Refusal("ingest.resume.needed", run.id());
        });
        String name = String.valueOf(job.file.path().getFileName());
        return imports.begin(actor, job.mapping.source(), name, job.digest, false);
    }

    private void work(Job job, @Nullable ImportRun run, Set<Integer> done, Findings findings, Loading work) {
        RowMapper mapper = new RowMapper(job.mapping, city.zone());
        WardNames wards = new WardNames(regions.list(), city::dateAt);
        String idColumn = job.mapping.columns().id();
        // What an interrupted run of this very file loaded is no second time.
        ImportRun own = run != null ? run : imports.findUnfinished(job.digest).orElse(null);
        // Fingerprints of 64 bits: a million ids take tens of megabytes, and two that meet by chance are one in a
        // hundred million.
        Set<Long> seen = new HashSet<>();
        try (Loading loading = work;
                RowSource rows = open(job)) {
            List<Numbered> chunk = new ArrayList<>(CHUNK);
            int no = 0;
            while (rows.hasNext()) {
                SourceRow row = rows.next();
                String id = row.find(idColumn);
                chunk.add(new Numbered(row, id != null && !seen.add(fingerprint(id))));
                if (chunk.size() == CHUNK || !rows.hasNext()) {
                    List<Numbered> full = chunk;
                    int number = no++;
                    if (!done.contains(number)) {
                        loading.add(() -> judge(number, full, new Reading(mapper, wards, idColumn), own, findings));
                    }
                    chunk = new ArrayList<>(CHUNK);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowSource open(Job job) throws IOException {
        return job.mapping.format() == Mapping.Format.CSV
                ? new CsvRows(job.file.open(), job.mapping.columns().all())
                : new Open311Rows(job.file.open(), json);
    }

    private static long fingerprint(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }

    private ReportImports.Chunk judge(
            int no, List<Numbered> rows, Reading reading, @Nullable ImportRun run, Findings findings) {
        Set<String> known = known(reading, run, rows);
        List<LoadRow> good = new ArrayList<>(rows.size());
        List<Findings.Refused> bad = new ArrayList<>();
        for (Numbered one : rows) {
            String id = reading.id(one.row);
            try {
                if (one.twice) {
                    throw new Refusal("ingest.row.twice", Objects.requireNonNull(id));
                }
                if (id != null && known.contains(id)) {
                    throw new Refusal("ingest.row.known", id);
                }
                good.add(past.judge(reading.wards.placed(reading.mapper.map(one.row))));
            } catch (Refusal why) {
                bad.add(new Findings.Refused(one.row, id, why));
            }
        }
        findings.add(good, bad);
        return new ReportImports.Chunk(no, good, bad.size());
    }

    private Set<String> known(Reading reading, @Nullable ImportRun run, List<Numbered> rows) {
        List<String> ids = rows.stream()
                .map(one -> reading.id(one.row))
                .filter(Objects::nonNull)
                // What the database cannot hold is not in it; the row is refused by itself.
                .filter(id -> id.indexOf('\0') < 0)
                .toList();
        return imports.known(reading.mapper.source(), run, ids);
    }
}
