package id.andalan.report.ingest;

import id.andalan.core.Actor;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.report.ReportImports;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports that people give over to the server and look after through its pages. What is wished here is done by {@link ImportWork}, one
 * after the other, whether anybody looks or not.
 */
@Service
@Transactional
public class ImportDesk {
    private static final int MOST_MAPPING_CHARS = 100_000;
    private static final int MOST_NAME_CHARS = 80;

    private final ImportTaskTable tasks;
    private final ReportImports imports;
    private final Clock clock;

    ImportDesk(ImportTaskTable tasks, ReportImports imports, Clock clock) {
        this.tasks = tasks;
        this.imports = imports;
        this.clock = clock;
    }

    /** Newest first; runs of the command line are among them. */
    @Transactional(readOnly = true)
    public List<ImportTask> list(int limit, int offset) {
        return tasks.list(limit, offset);
    }

    @Transactional(readOnly = true)
    public ImportTask get(UUID id) {
        return tasks.find(id).orElseThrow(() -> new NotFound("import " + id));
    }

    /** Records that cannot come in, by line. */
    @Transactional(readOnly = true)
    public List<ImportTask.Refused> refused(UUID id, long afterLine, int limit) {
        return tasks.refused(id, afterLine, limit);
    }

    /**
     * Takes a file in to be checked; nothing of it is loaded before {@link #load}.
     *
     * @param id of the new task, made with the form, so that a second click is the same task
     * @throws Refusal {@code ingest.file.empty}, or a fault of the mapping at the field {@code mapping}
     */
    public void check(Actor actor, UUID id, String file, byte[] content, String mapping) {
        if (content.length == 0) {
            throw Refusal.at("file", "ingest.file.empty");
        }
        if (mapping.isBlank() || mapping.length() > MOST_MAPPING_CHARS) {
            throw Refusal.at("mapping", "ingest.task.mapping");
        }
        try {
            MappingFile.parse(mapping);
        } catch (Refusal fault) {
            throw Refusal.at("mapping", fault.code(), fault.args());
        }
        tasks.insert(id, name(file), content, mapping, actor.id(), clock.instant());
    }

    /** As a file may be called on every disk. */
    private static String name(String file) {
        String name = file.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^\\.+", "");
        String known = name.isEmpty() ? "file" : name;
        return known.substring(Math.max(0, known.length() - MOST_NAME_CHARS));
    }

    /** What was checked is to be loaded. */
    public void load(UUID id) {
        if (get(id).found().loadable() == 0) {
            throw new Refusal("import.load.nothing");
        }
        move(id, ImportTask.State.LOAD, ImportTask.State.CHECKED);
    }

    /** What failed is tried again: loading goes on where it stopped. */
    public void resume(UUID id) {
        ImportTask task = get(id);
        move(id, task.run() == null ? ImportTask.State.CHECK : ImportTask.State.LOAD, ImportTask.State.FAILED);
    }

    /** Forgets a task of which nothing was loaded. */
    public void drop(UUID id) {
        if (!get(id).canBeDropped()) {
            throw new Refusal("ingest.task.moved");
        }
        tasks.delete(id);
    }

    /**
     * Takes everything back that came in with an import. From now on it counts as undone; the server deletes the reports.
     *
     * @param force also reports that somebody has worked on since
     * @throws Refusal {@code report.import.touched} when there are such and not {@code force}
     */
    public void undo(Actor actor, UUID id, boolean force) {
        ImportTask task = get(id);
        ImportTask.Run run = task.run();
        if (run == null || !task.canBeUndone()) {
            throw new Refusal("ingest.task.moved");
        }
        tasks.insertForRun(run.id(), task.file(), actor.id(), clock.instant());
        imports.beginUndo(actor, run.id(), force);
        move(id, ImportTask.State.UNDO, ImportTask.State.DONE, ImportTask.State.FAILED);
    }

    private void move(UUID id, ImportTask.State to, ImportTask.State... from) {
        if (!tasks.move(id, to, from)) {
            throw new Refusal("ingest.task.moved");
        }
    }
}
