package id.andalan.report;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for bringing in many reports at once, chunk by chunk: a chunk's reports, its bookmark and one journal entry
 * ({@code report.imported}) stand together or not at all, so a run that was killed goes on where it stopped.
 *
 * <p>Nobody is notified of an imported report; who listens to the journal leaves {@code report.imported} alone or counts anew.
 */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class ReportImports {
    private static final Logger LOG = LoggerFactory.getLogger(ReportImports.class);

    private static final int NUMBER_TRIES = 6;

    /** Reports deleted in one transaction when an import is undone. */
    private static final int UNDO_CHUNK = 20_000;

    private static final int SHOWN = 10;

    private final ImportTable imports;
    private final ReportLoadTable loads;
    private final ReportNumbers numbers;
    private final TallyTable tally;
    private final CityRules city;
    private final AuditTrail audit;
    private final Clock clock;

    ReportImports(
            ImportTable imports,
            ReportLoadTable loads,
            ReportNumbers numbers,
            TallyTable tally,
            CityRules city,
            AuditTrail audit,
            Clock clock) {
        this.imports = imports;
        this.loads = loads;
        this.numbers = numbers;
        this.tally = tally;
        this.city = city;
        this.audit = audit;
        this.clock = clock;
    }

    /** Rows of the source that were judged together; {@code refused} of them do not come in. */
    public record Chunk(int no, List<LoadRow> rows, int refused) {}

    /**
     * Begins a run.
     *
     * @param sample made up for demonstration or measuring
     */
    public ImportRun begin(Actor actor, String source, String file, String digest, boolean sample) {
        ImportRun run = new ImportRun(
                Ids.next(), source, file, digest, clock.instant(), null, null, sample, ImportRun.Counts.NONE);
        imports.insert(run, actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null);
        audit.record(actor, "import.started", "import", run.id(), Map.of("source", source, "digest", digest));
        return run;
    }

    /**
     * Does {@code work} while no other import of the source runs; refused when one does. What is done within commits on its own, chunk
     * by chunk: this transaction holds nothing but the lock.
     */
    public <T> T exclusively(String source, Supplier<T> work) {
        if (!imports.tryLock(source)) {
            throw new Refusal("report.import.running", source);
        }
        return work.get();
    }

    /** The run of that very file and mapping that was interrupted. */
    public Optional<ImportRun> findUnfinished(String digest) {
        return imports.findUnfinished(digest);
    }

    /** Numbers of the chunks that are loaded. */
    public Set<Integer> chunks(ImportRun run) {
        return imports.chunks(run.id());
    }

    /** Which external ids of the source came in with another import that still stands. */
    public Set<String> known(String source, @Nullable ImportRun run, Collection<String> externalIds) {
        return imports.known(source, run == null ? null : run.id(), externalIds);
    }

    public void load(Actor actor, ImportRun run, Chunk chunk) {
        int read = chunk.rows.size() + chunk.refused;
        imports.insertChunk(run.id(), chunk.no, read, chunk.rows.size(), chunk.refused);
        if (!chunk.rows.isEmpty()) {
            PrimitiveIterator.OfLong serials = numbers.reserve(chunk.rows.size());
            loads.copy(
                    new ReportLoadTable.Batch(
                            run.id(), "import", run.sample(), city.calendar().zone()),
                    chunk.rows,
                    serials);
            audit.record(
                    actor,
                    "report.imported",
                    "import",
                    run.id(),
                    Map.of("chunk", chunk.no, "reports", chunk.rows.size(), "refused", chunk.refused));
        }
    }

    /**
     * Does {@code load}, which writes a chunk in a transaction of its own, again when numbers it reserved were taken already: the next
     * ones are later.
     */
    public static <T> T untilNumbersAreFree(Supplier<T> load) {
        for (int attempt = 1; ; attempt++) {
            try {
                return load.get();
            } catch (DuplicateKeyException taken) {
                if (attempt == NUMBER_TRIES
                        || !String.valueOf(taken.getMessage()).contains("report_number_key")) {
                    throw taken;
                }
                LOG.warn("Nomor laporan sudah dipakai; blok nomor berikutnya diambil");
            }
        }
    }

    /** Brings the figures' tallies up to date; they are exact without it, only slower to add up. */
    public void settle() {
        tally.fold();
    }

    public ImportRun finish(Actor actor, ImportRun run) {
        imports.finish(run.id(), clock.instant());
        ImportRun done = get(run.id());
        audit.record(
                actor,
                "import.finished",
                "import",
                run.id(),
                Map.of(
                        "loaded",
                        done.counts().loaded(),
                        "refused",
                        done.counts().refused()));
        return done;
    }

    /**
     * Ends a run that brought nothing in: there is nothing to be undone, so it leaves no run behind, only its two lines in the journal.
     *
     * @return the run as it was; empty when something did come in, and the run stands
     */
    public Optional<ImportRun> finishEmpty(Actor actor, ImportRun run) {
        ImportRun done = get(run.id());
        if (done.counts().loaded() > 0) {
            return Optional.empty();
        }
        finish(actor, run);
        imports.delete(run.id());
        return Optional.of(done);
    }

    public List<ImportRun> list() {
        return imports.list();
    }

    public ImportRun get(UUID id) {
        return imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    }

    /**
     * Begins to take an import back: refused when somebody worked on a report of it since, unless {@code force}.
     *
     * @return the run
     */
    public ImportRun beginUndo(Actor actor, UUID id, boolean force) {
        ImportRun run = get(id);
        List<String> touched = force ? List.of() : imports.touched(id, SHOWN);
        if (!touched.isEmpty()) {
            throw new Refusal("report.import.touched", String.join(", ", touched));
        }
        // Marked first: what is half undone is undone, and the rest goes with the next call.
        imports.markUndone(id, run.undoneAt() == null ? clock.instant() : run.undoneAt());
        audit.record(
                actor,
                "import.undone",
                "import",
                id,
                Map.of("reports", run.counts().loaded(), "force", force));
        return run;
    }

    /** Takes back the next reports of an import that is being undone; 0 when none is left. */
    public int undoSome(ImportRun run) {
        return imports.deleteSome(run.id(), UNDO_CHUNK);
    }
}
