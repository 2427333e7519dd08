package id.andalan.report.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.RecurringJob;
import id.andalan.core.Refusal;
import id.andalan.database.DatabaseAway;
import id.andalan.report.ImportRun;
import id.andalan.report.ReportImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Does what {@link ImportDesk} was asked for, one task at a time on one server at a time. A task whose server was killed is taken up
 * by the next: checking begins anew, loading and undoing go on.
 */
@Component
class ImportWork implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    /** A task that keeps breaking must not hold up all others for ever. */
    private static final int MOST_ATTEMPTS = 8;

    private static final int BATCH = 5_000;
    private static final long TELL_NANOS = 400_000_000L;

    private final ImportTaskTable tasks;
    private final ReportImporter importer;
    private final ReportImports imports;
    private final MessageSource messages;
    /** The job's own transaction lasts as long as the task; what the page is to see at once must not wait for it. */
    private final TransactionTemplate atOnce;

    ImportWork(
            ImportTaskTable tasks,
            ReportImporter importer,
            ReportImports imports,
            MessageSource messages,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.importer = importer;
        this.imports = imports;
        this.messages = messages;
        this.atOnce = new TransactionTemplate(transactions);
        atOnce.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String name() {
        return "report-imports";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        for (Optional<ImportTaskTable.Work> next = next(); next.isPresent(); next = next()) {
            ImportTaskTable.Work task = next.get();
            try {
                work(task);
            } catch (Refusal fault) {
                atOnce(() -> tasks.fail(task.id(), text(fault)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                if (task.attempts() < MOST_ATTEMPTS && mayPass(e)) {
                    throw e;
                }
                LOG.error("import {} given up after {} attempts", task.id(), task.attempts(), e);
                atOnce(() -> tasks.fail(task.id(), text(new Refusal("ingest.task.broken"))));
                return; // The job's own transaction may be broken with it; the next run takes the next task.
            }
        }
    }

    /** Whether trying again may help; what breaks on its own content would break again and hold up all others. */
    private static boolean mayPass(RuntimeException failure) {
        return DatabaseAway.isCauseOf(failure) || failure instanceof TransientDataAccessException;
    }

    private Optional<ImportTaskTable.Work> next() {
        return Objects.requireNonNull(atOnce.execute(status -> tasks.next()));
    }

    private void atOnce(Runnable change) {
        atOnce.executeWithoutResult(status -> change.run());
    }

    private void work(ImportTaskTable.Work task) throws IOException {
        if (task.state() == ImportTask.State.UNDO) {
            undo(task);
            return;
        }
        Path folder = Files.createTempDirectory("andalan-import");
        try {
            read(task, folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void read(ImportTaskTable.Work task, Path folder) throws IOException {
        // A folder of its own: the run is named as the file, and a file may be called anything.
        Path file = Files.write(
                Files.createDirectory(folder.resolve("file")).resolve(task.file()), tasks.content(task.id()));
        Path refused = folder.resolve("refused");
        ReportImporter.Job job = importer.prepare(file, Files.writeString(folder.resolve("mapping"), task.mapping()));
        Steps steps = new Steps(task.id(), job.file().records());
        Findings findings = new Findings(refused, this::text);
        boolean came = false;
        try (findings) {
            if (task.state() == ImportTask.State.CHECK) {
                importer.rehearse(job, findings, steps::advance);
            } else {
                came = load(task, job, findings, steps);
            }
        }
        keepRefused(task.id(), refused);
        steps.last();
        if (task.state() == ImportTask.State.CHECK) {
            atOnce(() -> {
                tasks.found(task.id(), findings.loadable(), findings.refused(), findings.counts());
                tasks.move(task.id(), ImportTask.State.CHECKED, ImportTask.State.CHECK);
            });
        } else if (!came) {
            // Between checking and loading another import brought the same; there is no run to be undone.
            atOnce(() -> tasks.fail(task.id(), text(new Refusal("import.load.nothing"))));
        } else {
            atOnce(() -> tasks.end(task.id(), ImportTask.State.DONE));
        }
    }

    /** Whether anything came in. */
    private boolean load(ImportTaskTable.Work task, ReportImporter.Job job, Findings findings, Steps steps) {
        Actor actor = new Actor(task.actor(), Actor.Kind.ACCOUNT, Set.of(Actor.Role.ADMIN), null);
        boolean resume = imports.findUnfinished(job.digest()).isPresent();
        ImportRun done = importer.apply(actor, job, resume, run -> begun(task, run, steps), findings, steps::advance);
        return done.counts().loaded() > 0;
    }

    private void begun(ImportTaskTable.Work task, ImportRun run, Steps steps) {
        atOnce(() -> tasks.link(task.id(), run.id()));
        steps.advance(imports.get(run.id()).counts().read());
    }

    /** Whatever of it was found before stays: a run that went on judges only what was left. */
    private void keepRefused(UUID task, Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<ImportTask.Refused> some = new ArrayList<>(BATCH);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                some.add(new ImportTask.Refused(
                        Long.parseLong(row.getField("baris")),
                        row.getField("id").replace("\0", ""),
                        row.getField("kode"),
                        row.getField("alasan")));
                if (some.size() == BATCH) {
                    List<ImportTask.Refused> full = List.copyOf(some);
                    atOnce(() -> tasks.insertRefused(task, full));
                    some.clear();
                }
            }
        }
        atOnce(() -> tasks.insertRefused(task, some));
    }

    private void undo(ImportTaskTable.Work task) {
        UUID id = task.run();
        if (id == null) {
            throw new Refusal("ingest.task.moved");
        }
        ImportRun run = imports.get(id);
        Steps steps = new Steps(task.id(), run.counts().loaded());
        for (int some = imports.undoSome(run); some > 0; some = imports.undoSome(run)) {
            steps.advance(some);
        }
        imports.settle();
        steps.last();
        atOnce(() -> tasks.end(task.id(), ImportTask.State.UNDONE));
    }

    private String text(Refusal refusal) {
        return String.valueOf(
                messages.getMessage(refusal.code(), refusal.args(), refusal.code(), Bilingual.INDONESIAN));
    }

    /** Tells the page how far a task is, not more often than anybody could see. */
    private final class Steps {
        private final UUID task;
        private final long total;
        private long done;
        private long told;

        Steps(UUID task, long total) {
            this.task = task;
            this.total = total;
        }

        synchronized void advance(long rows) {
            done += rows;
            if (System.nanoTime() - told > TELL_NANOS) {
                last();
            }
        }

        synchronized void last() {
            told = System.nanoTime();
            atOnce(() -> tasks.progress(task, done, total));
        }
    }
}
