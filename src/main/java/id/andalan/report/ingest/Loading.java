package id.andalan.report.ingest;

import id.andalan.core.Actor;
import id.andalan.report.ImportRun;
import id.andalan.report.ReportImports;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges and writes chunks on as many threads as there are processors while the caller reads on. At most a few chunks are in memory;
 * the first failure stops the whole.
 */
final class Loading implements AutoCloseable {
    /** Chunks between two foldings of the tallies. */
    private static final int SETTLE_AFTER = 40;

    private final ReportImports imports;
    private final ImportRun run;
    private final Set<Integer> done;
    private final Progress progress;
    private final ExecutorService workers;
    private final Semaphore room;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private int added;
    private @Nullable Future<?> settling;

    Loading(ReportImports imports, ImportRun run, Progress progress) {
        this.imports = imports;
        this.run = run;
        this.progress = progress;
        this.done = imports.chunks(run);
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        workers = Executors.newFixedThreadPool(threads);
        room = new Semaphore(threads + 2);
    }

    /** Chunks that an earlier, interrupted run wrote. */
    boolean isDone(int chunk) {
        return done.contains(chunk);
    }

    void add(Supplier<ReportImports.Chunk> judging) {
        check();
        room.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                ReportImports.Chunk chunk = judging.get();
                imports.load(Actor.SYSTEM, run, chunk);
                progress.advance(chunk.rows().size() + chunk.refused());
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
        if (++added % SETTLE_AFTER == 0 && (settling == null || settling.isDone())) {
            settling = workers.submit(imports::settle);
        }
    }

    /** Waits for all and throws what failed. */
    @Override
    public void close() {
        workers.close();
        check();
        imports.settle();
        if (settling != null) {
            await(settling);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException known) {
            throw known;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }
}
